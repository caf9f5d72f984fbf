"""Archives of our own making."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = "In 1974 Peru bought T-55 tanks from the Soviet Union.\n"


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return out.getvalue()


def tarred(files: Mapping[str, bytes | str], mode: str = "w") -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return out.getvalue()


def warc(pages: Mapping[str, tuple[str, str, bytes]], *, compressed: bool = True) -> bytes:
    """A web archive: by address the status, the media type and the bytes of a page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for url, (status, media, data) in pages.items():
        body, headers = data, [("Content-Type", media), ("Content-Length", str(len(data)))]
        if "zipped" in url:
            body = gzip.compress(data)
            headers = [("Content-Type", media), ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        made = {"WARC-Date": "2024-03-12T10:00:00Z"}
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=made
        )
        writer.write_record(record)
    return out.getvalue()
