"""Mails and mailboxes: the text with what its head says, and what is attached."""

from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.files import read_original
from reftel.readers.limits import Limits
from reftel.readers.original import Original
from tests.readers.archive.packed import zipped
from tests.readers.contract import check

TEXT = "In 1974 Perú bought T-55 tanks from the Soviet Union.\nMore tanks came a year later.\n"


def mail(*attached: tuple[str, bytes, str], html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana Ruiz <ana@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Tanks for Perú"
    message["Date"] = "Tue, 12 Mar 2024 10:00:00 +0100"
    message.set_content(TEXT)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data, media in attached:
        main, _, sub = media.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def read(data: bytes, path: str = "a.eml", limits: Limits | None = None) -> list[Document | Refusal]:
    found = list(read_original(Original(data=data, name="a", path=path), limits))
    for item in found:
        if isinstance(item, Document):
            check(item)
    return found


def test_a_mail_says_who_wrote_it_and_when() -> None:
    (document,) = read(bytes(mail(html="<p>the same</p>")))
    assert isinstance(document, Document)
    assert (document.title, document.author, document.date) == ("Tanks for Perú", "Ana Ruiz", "2024-03-12")
    assert document.text == TEXT
    assert document.form["to"] == "desk@example.org"
    assert [(item.name, item.words, item.element) for item in document.declared][:3] == [
        ("title", "Tanks for Perú", "Subject"),
        ("author", "Ana Ruiz <ana@example.org>", "From"),
        ("date", "Tue, 12 Mar 2024 10:00:00 +0100", "Date"),
    ]
    assert document.origin(document.blocks[-1].span)[0].element == "body"


def test_what_is_attached_is_read_by_its_reader() -> None:
    inner = zipped({"note.txt": TEXT, "../x.txt": TEXT})
    found = read(bytes(mail(("a.txt", TEXT.encode(), "text/plain"), ("b.zip", inner, "application/zip"),
                            ("c.png", b"\x89PNG", "image/png"))))  # fmt: skip
    shown = [item.path if isinstance(item, Document) else f"{item.reason} {item.document}" for item in found]
    assert shown == [
        "a.eml",
        "a.eml/a.txt",
        "file-unreadable a.eml/b.zip/../x.txt",
        "a.eml/b.zip/note.txt",
        "left-alone a.eml/c.png",
    ]


def test_mails_in_mails() -> None:
    outer = mail()
    outer.add_attachment(mail(("deep.txt", TEXT.encode(), "text/plain")))
    paths = [item.path for item in read(bytes(outer)) if isinstance(item, Document)]
    assert paths == ["a.eml", "a.eml/part-1", "a.eml/part-1/deep.txt"]


def test_a_mailbox() -> None:
    one = bytes(mail()).replace(b"More tanks", b">From Lima more tanks")
    head = b"From ana@example.org Tue Mar 12 10:00:00 2024\n"
    found = read(head + one + b"\n" + head + bytes(mail()) + b"\n", "list.mbox")
    paths = [item.path for item in found if isinstance(item, Document)]
    assert paths == ["list.mbox/mail 1.eml", "list.mbox/mail 2.eml"]


def test_what_is_no_mail_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.eml is no mail"):
        read(b"nothing\n\nof a mail")


SEED = bytes(mail(("a.txt", TEXT.encode(), "text/plain"), html="<p>the same</p>"))
CHANGES = st.lists(st.tuples(st.integers(0, len(SEED)), st.binary(max_size=6)), max_size=8)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, st.sampled_from([b"", b"From a@b Tue Mar 12 10:00:00 2024\n"]))
def test_no_mail_breaks_the_reader(changes: list[tuple[int, bytes]], before: bytes) -> None:
    raw = bytearray(SEED)
    for at, piece in changes:
        raw[at : at + len(piece)] = piece
    try:
        read(before + bytes(raw), "a.eml", Limits(seconds=20))
    except InputError as error:
        assert str(error)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_head_breaks_the_reader(sender: str, date: str, kind: str, body: str) -> None:
    head = f"From: {sender}\nDate: {date}\nSubject: a\nContent-Type: {kind}\n\n{body}"
    try:
        read(head.encode("utf-8", "surrogatepass"))
    except InputError as error:
        assert str(error)
