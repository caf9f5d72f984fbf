"""Office documents of our own making, as small as they can be."""

from tests.readers.archive.packed import zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_CORE = (
    '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>Ana Ruiz</dc:creator><t:created>2024-03-12T00:00:00Z</t:created>"
    "</c:coreProperties>"
)


def run(words: str, properties: str = "") -> str:
    """A run of words."""
    return f"<w:r>{properties}<w:t>{words}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


def docx(body: str, footnotes: str = "", title: str = "Arms for Peru", before: str = "") -> bytes:
    """A Word document."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?>{before}<w:document {W} {MC}><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": _CORE.format(title=title),
    }
    if footnotes:
        files["word/footnotes.xml"] = f"<w:footnotes {W}><w:footnote>{footnotes}</w:footnote></w:footnotes>"
    return zipped(files)


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str) -> bytes:
    """An OpenDocument text."""
    content = f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": f"<office:document-meta {ODF}><dc:title>Arms for Peru</dc:title></office:document-meta>",
        }
    )


def epub(chapters: dict[str, str]) -> bytes:
    """A book; a chapter's name is its path in the book's folder."""
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, name in enumerate(chapters))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>',
        "OEBPS/b.opf": (
            '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Arms for Peru</dc:title>'
            "<dc:creator>Ana Ruiz</dc:creator><dc:date>2019-05-02</dc:date></metadata>"
            f"<manifest>{items}</manifest><spine>{order}</spine></package>"
        ),
    }
    head = "<html><head><title>x</title></head><body>"
    return zipped(files | {f"OEBPS/{name}": f"{head}{text}</body></html>" for name, text in chapters.items()})
