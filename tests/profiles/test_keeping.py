from reftel.profiles.keeping import Kept


def test_what_was_asked_for_last_is_kept() -> None:
    kept: Kept[str] = Kept(2)
    made: list[str] = []

    def asked(key: str) -> str:
        return kept.get(key, lambda: made.append(key) or key.upper())

    assert [asked(key) for key in "ababca"] == list("ABABCA")
    assert made == ["a", "b", "c", "a"]  # "a" had to go for "c"
    assert asked("c") == "C"
    assert made == ["a", "b", "c", "a"]
