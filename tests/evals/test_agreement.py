"""How well two who marked the same texts agree."""

import pytest

from evals.agreement import FIRST, agreement, main, marked_twice


def test_the_second_marks_are_of_the_same_texts_word_for_word() -> None:
    marks = marked_twice()
    assert len(marks) == 32
    for name, (_, second) in marks.items():
        text = (FIRST.parent / f"{name}.txt").read_text(encoding="utf-8")
        assert [claim for claim in second if text[claim["start"] : claim["end"]] != claim["quote"]] == []


def test_nobody_marked_a_held_out_text_twice() -> None:
    assert [name for name in marked_twice() if name.startswith("heldout-")] == []


def test_marks_agree_with_themselves_and_less_with_others() -> None:
    marks = marked_twice()
    same = agreement({name: (first, first) for name, (first, _) in marks.items()})
    both = agreement(marks)
    assert (same.found.f1, same.slots.f1, same.rows.f1) == (1.0, 1.0, 1.0)
    assert 0.7 < both.found.f1 < 0.95
    assert both.rows.f1 < both.slots.f1 < both.found.f1


def test_it_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("32 texts marked twice\n\nfound ")
