from reftel.model.source import Source, source_keys


def source(**facts: str) -> Source:
    known = {"sha256": "ab12", "name": "wire", "path": "wire.txt", "genre": "article", "language": "en"}
    return Source(**(known | facts), n_sentences=1, n_claims=1)  # type: ignore[arg-type]


def test_an_outlet_is_named_by_the_first_thing_that_is_known_of_it() -> None:
    assert source_keys(source(publisher="The  Daily Post", author="A. Writer")) == ("publisher:the daily post",)
    assert source_keys(source(author="A. Writer")) == ("author:a. writer",)
    assert source_keys(source()) == ("document:ab12",)


def test_speakers_follow_their_outlet() -> None:
    assert source_keys(source(), ("Tass", "an Officer")) == ("document:ab12", "speaker:tass", "speaker:an officer")
