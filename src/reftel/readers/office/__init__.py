"""Office documents and books: Word, OpenDocument, RTF, EPUB."""
