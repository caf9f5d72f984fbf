"""A dossier as PDF, printed by an installed browser."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reftel.dossier.gathering import DossierError
from reftel.ledger.new_file import new_file

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
"""Programs that can print, in the order in which they are looked for on PATH."""
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
VARIABLE = "REFTEL_BROWSER"
_TIMEOUT_S, _PER_MB_S = 120, 60
"""So long a browser may print, and so much longer for each megabyte of the page."""
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)[0-9]{14}([^)]*)\)")
_NO_DATE = b"19700101000000"


def find_browser(named: str | None = None) -> str:
    """The browser that is named, by the argument or in REFTEL_BROWSER, or one that is on PATH.

    Raises DossierError where there is none.
    """
    asked = named or os.environ.get(VARIABLE)
    if asked:
        found = shutil.which(asked)
        if found is None:
            raise DossierError(f"there is no browser {asked}; name the program of a Chromium, Chrome or Edge")
        return found
    installed = (*filter(None, map(shutil.which, BROWSERS)), *(path for path in _APPLICATIONS if Path(path).exists()))
    if not installed:
        raise DossierError(
            f"no Chromium, Chrome or Edge was found to print the PDF with; name one with --browser or {VARIABLE}, "
            "or print the HTML from any browser"
        )
    return installed[0]


def print_pdf(page: Path, output: Path, *, browser: str | None = None, replace: bool = False) -> None:
    """Print a page of HTML to a PDF. Its dates are left out, so that the same page and browser give the same bytes.

    Raises DossierError where there is no browser or it does not print, LedgerError where the file cannot be written.
    """
    program = find_browser(browser)
    with new_file(output, replace=replace) as part, tempfile.TemporaryDirectory(prefix="reftel-browser-") as profile:
        _run(program, page, part, profile)
        part.write_bytes(_DATE.sub(rb"\g<1>" + _NO_DATE + rb"\g<2>)", part.read_bytes()))


def _run(program: str, page: Path, part: Path, profile: str) -> None:
    command = [
        program, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", f"--user-data-dir={profile}", "--no-pdf-header-footer",
        f"--print-to-pdf={part.resolve()}",
        page.resolve().as_uri(),
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # it refuses to start for root with one
    allowed = _TIMEOUT_S + _PER_MB_S * page.stat().st_size // 1_000_000
    try:
        code, said = _ended(command, allowed)
    except subprocess.TimeoutExpired as error:
        raise DossierError(f"{program} did not print the PDF within {allowed} seconds") from error
    except OSError as error:
        raise DossierError(f"{program} cannot be run: {error.strerror}") from error
    if not part.is_file() or part.stat().st_size == 0:
        lines = said.decode(errors="replace").strip().splitlines()
        raise DossierError(f"{program} printed no PDF: {lines[-1] if lines else f'it ended with {code}'}")


def _ended(command: Sequence[str], seconds: int) -> tuple[int, bytes]:
    """How a program ended and what it complained of; it and all that it started are gone when time is up, or Ctrl-C."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:  # fmt: skip
        try:
            _, said = process.communicate(timeout=seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, said
