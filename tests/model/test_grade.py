import pytest

from reftel.model.grade import Grade

WHO = {"source": "author:x", "grader": "eva", "time": "2026-01-01T00:00:00+00:00"}


def test_a_grade_is_on_one_axis() -> None:
    assert Grade(**WHO, reliability="B").claim is None
    assert Grade(**WHO, claim="c1", credibility="2").reliability is None


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"reliability": "A", "credibility": "1", "claim": "c"},
        {"reliability": "A", "claim": "c"},
        {"credibility": "1"},
    ],
)
def test_what_is_no_grade_is_refused(facts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a grade is of"):
        Grade(**WHO, **facts)  # type: ignore[arg-type]
