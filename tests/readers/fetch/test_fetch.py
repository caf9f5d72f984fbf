"""Fetching: what an address gives is kept, robots and redirects are heeded, private machines are left alone."""

import gzip
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reftel
from reftel.errors import InputError
from reftel.readers.fetch import address
from reftel.readers.fetch.address import is_address, is_public, parse
from reftel.readers.fetch.client import AGENT, Fetched, Fetcher, original_of
from reftel.readers.limits import MEGABYTE, Limits, Watch
from tests.readers.fetch.served import Answer, Server, serving

TEXT = b"In 1974 Peru bought T-55 tanks from the Soviet Union.\n"
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
PAGE: Answer = (200, PLAIN, TEXT)


def fetch(server: Server, path: str, *, private: bool = True, limits: Limits | None = None) -> Fetched:
    fetcher = Fetcher(private=private, sleep=lambda _: None)
    return fetcher.fetch(server.url + path, Watch(server.url + path, limits))


def test_bytes_headers_and_time_are_kept() -> None:
    with serving({"/news/arms.txt": PAGE}) as server:
        fetched = fetch(server, "/news/arms.txt")
        original = original_of(fetched)
        assert (fetched.data, fetched.status, fetched.header("content-type")) == (TEXT, 200, PLAIN["Content-Type"])
        assert fetched.time.endswith("+00:00")
        assert (original.name, original.media, original.charset) == ("arms", "text/plain", "utf-8")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/news/arms.txt"]
        assert server.asked[1][1]["User-Agent"] == AGENT
        assert server.asked[1][1]["Host"] == server.url.removeprefix("http://")


def test_redirects_are_followed_a_few_steps() -> None:
    answers = {
        "/old": (301, {"Location": "/new?a=b c"}, b""),
        "/new?a=b%20c": PAGE,
        "/round": (302, {"Location": "/round"}, b""),
        "/out": (302, {"Location": "ftp://example.org/a"}, b""),
    }
    with serving(answers) as server:
        assert fetch(server, "/old").url == f"{server.url}/new?a=b%20c"
        with pytest.raises(InputError, match="leads on from page to page more than 5 times"):
            fetch(server, "/round")
        with pytest.raises(InputError, match=r"ftp://example\.org/a is no address that can be fetched"):
            fetch(server, "/out")


def test_robots_are_heeded_for_every_step() -> None:
    robots = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 3\n"
    answers = {"/robots.txt": (200, {}, robots), "/closed/a": PAGE, "/c": PAGE}
    answers["/b"] = (302, {"Location": "/closed/a"}, b"")
    with serving(answers) as server:
        for path in ("/closed/a", "/b"):
            with pytest.raises(InputError, match=r"robots\.txt does not let programs have it; save the page"):
                fetch(server, path)
        assert "/closed/a" not in [path for path, _ in server.asked]
        rests: list[float] = []
        fetcher = Fetcher(private=True, sleep=rests.append)
        for _ in range(2):
            assert fetcher.fetch(server.url + "/c", Watch("c")).data == TEXT
        assert [round(rest) for rest in rests] == [3, 3]
        assert [path for path, _ in server.asked].count("/robots.txt") == 3


def test_a_server_that_cannot_say_what_it_allows_is_left_alone() -> None:
    answers = {"/robots.txt": (503, {}, b""), "/a": PAGE}
    with serving(answers) as server, pytest.raises(InputError, match="try again later"):
        fetch(server, "/a")


def test_private_machines_are_asked_only_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/a": PAGE}) as server:
        with pytest.raises(InputError, match=r"127\.0\.0\.1 is a private address; --private"):
            fetch(server, "/a", private=False)
        assert server.asked == []
        # Were this machine a public one, a redirect from it to a private one would still be refused.
        server.answers["/b"] = (302, {"Location": server.url.replace("127.0.0.1", "127.0.0.2") + "/a"}, b"")
        monkeypatch.setattr(address, "is_public", lambda number: number == "127.0.0.1")
        assert fetch(server, "/a", private=False).data == TEXT
        with pytest.raises(InputError, match=r"127\.0\.0\.2 is a private address"):
            fetch(server, "/b", private=False)


def test_one_private_number_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match=r"10\.0\.0\.1 is a private address"):
        address.machine(parse("http://example.org/"), private=False)


@pytest.mark.parametrize(
    ("number", "public"),
    [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
     ("192.168.0.1", False),
     ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
     ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False), ("x", False)],
)  # fmt: skip
def test_which_machines_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("HTTPS://Example.org", "https://example.org/"),
        ("http://example.org:8080/a b?q=ü#part", "http://example.org:8080/a%20b?q=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2606:2800::1]/a", "http://[2606:2800::1]/a"),
    ],
)
def test_addresses_are_written_in_one_way(given: str, url: str) -> None:
    assert is_address(given)
    assert parse(given).url == url


@pytest.mark.parametrize("given", ["https://", "http://user:secret@example.org/", "http://a:99999/", "https://a..b/"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse(given)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, {}, b""), "the server answers 404 Not Found"),
        ((200, {}, b"0" * (2 * MEGABYTE)), "over the limit of 1 MB for one file"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * (20 * MEGABYTE))), "over the limit of 1 MB"),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip"), "cannot be fetched"),
        ((200, {"Content-Length": "99999"}, b"short"), "cannot be fetched"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(answer: Answer, words: str) -> None:
    with serving({"/a": answer}) as server, pytest.raises(InputError, match=words):
        fetch(server, "/a", limits=Limits(bytes=MEGABYTE, seconds=5))


def test_where_nobody_listens_is_one_sentence() -> None:
    with serving({}) as server:
        url = server.url
    with pytest.raises(InputError, match="refuses the connection"):
        Fetcher(private=True).fetch(url, Watch(url))


def test_the_ledger_keeps_what_was_fetched(tmp_path: Path) -> None:
    page = b"<html><body><h1>Arms</h1><p>" + TEXT.strip() + b" It paid for them in fish meal.</p></body></html>"
    answers = {"/letter.txt": PAGE, "/arms.html": (200, {"Content-Type": "text/html"}, page), "/x": (404, {}, b"")}
    with serving(answers) as server, reftel.open(tmp_path / "l.db") as ledger:
        urls = [server.url + path for path in ("/letter.txt", "/arms.html", "/x")]
        assert "private address" in ledger.read(urls[0]).unreadable[0]
        summary = ledger.read(urls, private=True)
        assert (summary.read, len(summary.unreadable)) == (("letter", "arms"), 1)
        by_name = {source.name: source for source in ledger.documents()}
        assert by_name["letter"].path == urls[0]
        assert by_name["arms"].form["url"] == urls[1]
        (fetched,) = ledger.fetches(by_name["arms"].sha256)
        assert (fetched.data, fetched.asked, fetched.status) == (page, urls[1], 200)
        assert ("Content-Type", "text/html") in fetched.headers
        assert ledger.read(urls[0], private=True).known == ("letter",)
        assert len(ledger.fetches(by_name["letter"].sha256)) == 2
        assert ledger.claims(recipient="PER")


@given(st.text(max_size=40), st.sampled_from([None, "http://example.org/a/b"]))
def test_no_address_breaks_the_parser(text: str, base: str | None) -> None:
    for written in (text, f"http://{text}", f"https://example.org/{text}"):
        try:
            assert parse(written, base).url.startswith("http")
        except InputError as error:
            assert str(error)
