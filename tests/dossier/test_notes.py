from reftel.dossier.notes import Notes

ORDER = {name: place for place, name in enumerate("abcdefghij")}


def test_notes_are_numbered_as_they_are_first_cited_and_by_time() -> None:
    notes = Notes(ORDER)
    assert 'href="#n1">1<' in notes.mark(["d"])
    assert 'href="#n2">2–3<' in notes.mark(["c", "b"])
    assert notes.numbers == {"d": 1, "b": 2, "c": 3}
    assert 'href="#n1">1–3<' in notes.mark(["b", "c", "d"])


def test_a_claim_has_one_note_however_often_it_is_cited() -> None:
    notes = Notes(ORDER)
    marks = [notes.mark(["a"]) for _ in range(3)]
    assert all('href="#n1"' in mark for mark in marks)
    assert notes.backs("a") == [1, 2, 3]
    assert [f'id="m{n}"' in mark for n, mark in enumerate(marks, 1)] == [True] * 3


def test_many_notes_are_a_list_that_is_used_again() -> None:
    notes = Notes(ORDER)
    notes.mark(list(ORDER))
    spread = ["a", "c", "e", "g", "i"]
    assert "L1" in notes.mark(spread) and "L1" in notes.mark(spread[::-1])
    assert list(notes.lists) == [tuple(spread)]
    assert notes.links(spread).count("<a ") == len(spread)
