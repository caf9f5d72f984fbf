"""Archives: zip, tar, compressed files and web archives. Nothing is ever unpacked on the disc."""
