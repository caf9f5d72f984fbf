"""Which reader reads what."""

from importlib import import_module

import pytest

from reftel.readers.original import Original
from reftel.readers.registry import FORMS, Form, form_of, suffixes


def original(data: bytes = b"Peru bought tanks.", path: str = "note", media: str | None = None) -> Original:
    return Original(data=data, name="note", path=path, media=media)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_has_a_reader_and_is_found_by_ending_and_media(form: Form) -> None:
    assert callable(import_module(f"reftel.readers.{form.module}").read)
    assert {form_of(original(path=f"note{suffix}")).name for suffix in form.suffixes} <= {form.name}
    assert {form_of(original(media=media)).name for media in form.media} <= {form.name}


def test_no_ending_is_of_two_forms() -> None:
    assert sum(len(form.suffixes) for form in FORMS) == len(suffixes())


def test_what_nothing_claims_is_text() -> None:
    assert form_of(original(path="README")).name == "text"
    assert form_of(original(path="strange.qqq", media="application/x-unknown")).name == "text"


def test_a_part_has_the_path_of_the_whole() -> None:
    part = original(path="a.zip").part(b"x", "inner/page.html", media="text/html")
    assert (part.path, part.name, part.suffix, part.depth, part.media) == (
        "a.zip/inner/page.html",
        "page",
        ".html",
        1,
        "text/html",
    )
