"""Which documents are copies of which, by which sign, and how many independent origins are left."""

from collections.abc import Callable

import pytest

from reftel.accounts.copies import origins
from tests.accounts.copies.texts import Text, graph_of, n_origins, signs, text
from tests.accounts.told import claim

ITEM = (
    "In mid-July 1973 the Soviet Union sent several cargo ships to Chile with T-55 tanks and Grad rocket launchers, "
    "but at the last moment their route was changed."
)
SENT = "the Soviet Union sent several cargo ships to Chile with T-55 tanks"
TOLD = (SENT, {"recipient": ("CHL",), "designators": ("T-55",), "period": "1973-07"})


def bmpd(**facts: object) -> Text:
    return text("bmpd", ITEM, TOLD, **{"date": "2017-05-24", "publisher": "bmpd"} | facts)


@pytest.mark.parametrize(
    ("words", "sign", "directed"),
    [
        (f"An old story.\n{ITEM}\nMore next week.", "reprint", True),
        (ITEM.upper(), "reprint", True),
        (
            ITEM.replace("several cargo ships", "a few freighters").replace("at the last", "in the last"),
            "reprint",
            True,
        ),
        (f"Seen on a blog:\n> {ITEM}\nWhat do you say?", "quotation", True),
        (f"It is said that “{ITEM[:-1]}”, and nobody knows why.", "quotation", True),
    ],
)
def test_a_later_document_with_the_same_words_is_a_copy(words: str, sign: str, directed: bool) -> None:
    quote = next(q for q in (SENT, SENT.upper(), SENT.replace("several cargo ships", "a few freighters")) if q in words)
    later = text("later", words, (quote, TOLD[1]), date="2018-01-03")
    assert signs(bmpd(), later) == [(sign, "later", "bmpd", directed)]
    assert n_origins(bmpd(), later) == 1


def test_where_no_date_says_which_came_first_there_is_one_origin_all_the_same() -> None:
    one, other = bmpd(date=None), text("other", f"Read this.\n{ITEM}", TOLD)
    [(sign, _, _, directed)] = signs(one, other)
    assert (sign, directed) == ("reprint", False)
    assert n_origins(one, other) == 1


def test_a_date_that_only_may_be_earlier_says_nothing() -> None:
    [(_, _, _, directed)] = signs(bmpd(date="2017-05-24"), text("year", f"News.\n{ITEM}", TOLD, date="2017"))
    assert not directed


def test_who_quotes_has_it_from_the_quoted_though_that_has_no_date() -> None:
    quoting = text("quoting", f"> {ITEM}", TOLD, date="2017")
    assert signs(bmpd(date=None), quoting) == [("quotation", "quoting", "bmpd", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two agencies on one event in their own words
        (
            ("Libya has delivered forty T-55 tanks to Uganda, a Western diplomat said in Nairobi on Tuesday.",
             "Libya has delivered forty T-55 tanks to Uganda"),
            ("KAMPALA: Some 40 tanks of the type T-55, a gift of Colonel Gaddafi, were unloaded here this week.",
             "Some 40 tanks of the type T-55, a gift of Colonel Gaddafi, were unloaded here"),
        ),
        # two agencies that begin alike and quote the same words
        (
            ("Russian officials arrived in Caracas for talks on spare parts. “We have various contracts that are in "
             "the process of being fulfilled,” an embassy said.", "Russian officials arrived in Caracas"),
            ("Russian officials arrived in Caracas to see the presidential guard. “We have various contracts that are "
             "in the process of being fulfilled,” said a source.", "Russian officials arrived in Caracas"),
        ),
        # a menu that both pages have
        (
            ("Home News World Business Opinion Sport Weather Contact us About us Subscribe now and support our work\n"
             "Belgrade shipped rifles to Angola in 1976.", "Belgrade shipped rifles to Angola"),
            ("Home News World Business Opinion Sport Weather Contact us About us Subscribe now and support our work\n"
             "In that year Yugoslav small arms reached Luanda by sea.", "Yugoslav small arms reached Luanda"),
        ),
        # a common phrase
        (
            ("The armed forces of the republic were given Cuban instructors.", "were given Cuban instructors"),
            ("The armed forces of the republic never asked for the instructors that Havana sent.",
             "the instructors that Havana sent"),
        ),
        # two rows of one pattern
        (
            ("In 1974 the Soviet Union delivered 50 T-55 tanks to Peru.", "the Soviet Union delivered 50 T-55 tanks"),
            ("In 1977 the Soviet Union delivered 36 Su-22 jets to Peru.", "the Soviet Union delivered 36 Su-22 jets"),
        ),
        # one pattern, other parties
        (
            ("The forces of Egypt joined those of Jordan for a week of joint exercises in the desert.",
             "The forces of Egypt joined those of Jordan for a week of joint exercises in the desert"),
            ("The forces of Oman joined those of Britain for a week of joint exercises in the desert.",
             "The forces of Oman joined those of Britain for a week of joint exercises in the desert"),
        ),
    ],
    ids=["own words", "opening", "menu", "phrase", "rows", "pattern"],
)  # fmt: skip
def test_independent_documents_stay_independent(one: tuple[str, str], other: tuple[str, str]) -> None:
    sides = [{}, {}]
    if "Oman" in other[0]:
        sides = [{"actor": ("EGY",), "recipient": ("JOR",)}, {"actor": ("OMN",), "recipient": ("GBR",)}]
    texts = [
        text(name, words, (quote, slots), date=date)
        for name, date, (words, quote), slots in zip("ab", ("1979", "1985"), (one, other), sides, strict=True)
    ]
    assert signs(*texts) == []
    assert n_origins(*texts) == 2


def test_one_shared_quotation_leaves_the_other_claims_independent() -> None:
    speech = "“We shall give our brothers in Angola every rifle that they ask for and not one day too late”"
    given = ("every rifle that they ask for", {"actor": ("CUB",), "recipient": ("AGO",)})
    paris = text(
        "paris",
        f"He said: {speech}.\nTwo ships left Mariel in August.",
        given,
        ("Two ships left Mariel", {}),
        date="1975-09",
    )
    lisbon = text(
        "lisbon", f"A promise was heard: {speech}.\nIn Cabinda 230 instructors landed.", given,
        ("230 instructors landed", {}), date="1975-10",
    )  # fmt: skip
    assert {sign for sign, *_ in signs(paris, lisbon)} == {"quotation"}
    keys = origins(graph_of([paris, lisbon]), [*paris.claims, *lisbon.claims])
    assert keys[paris.claims[0].id] == keys[lisbon.claims[0].id]
    assert len({keys[told.id] for told in (paris.claims[1], lisbon.claims[1])}) == 2


def test_a_notice_is_of_the_page_and_no_copy() -> None:
    notice = (
        "! Support our work: since 1978 we have told you what weapons the great powers send to small wars everywhere."
    )
    one = text("one", f"{notice}\nFrance sold Mirages to Zaire.", ("France sold Mirages to Zaire", {}))
    two = text("two", f"{notice}\nSpain sold patrol boats to Morocco.", ("Spain sold patrol boats to Morocco", {}))
    assert signs(one, two) == []


RIFLES = {"actor": ("YUG",), "recipient": ("AGO",), "quantity": "5000 rifles", "period": "1976"}


def reported(name: str, words: str, said_by: tuple[str, ...] = (), **facts: object) -> Text:
    """A document of one sentence that is its claim."""
    return text(name, words, (words, RIFLES | {"said_by": said_by}), **facts)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            lambda: reported("tanjug", "Five thousand rifles left Rijeka for Luanda in 1976.", publisher="Tanjug"),
            lambda: reported("times", "Tanjug said 5,000 Yugoslav rifles went to Angola in 1976.", ("Tanjug",)),
            [("attribution", "times", "tanjug", True)],
        ),
        (
            lambda: reported("tanjug", "Five thousand rifles left Rijeka for Luanda in 1976.", publisher="Tanjug"),
            lambda: reported(
                "times", "It sent 5,000 rifles to Angola.", ("the state news agency Tanjug", "an official")
            ),
            [("attribution", "times", "tanjug", True)],
        ),
        (
            lambda: reported(
                "post", "Angola got 5,000 rifles, General Peko Dapčević said.", ("General Peko Dapčević",)
            ),
            lambda: reported("mail", "The rifles, 5,000, were sent, Dapčević recalled.", ("Dapčević",)),
            [("speaker", "post", "mail", False)],
        ),
        (
            lambda: reported("post", "According to SIPRI 5,000 rifles went to Angola.", ("SIPRI",)),
            lambda: reported("mail", "SIPRI's table has 5,000 rifles for Luanda.", ("SIPRI",)),
            [("speaker", "post", "mail", False)],
        ),
        (
            lambda: reported("post", "Angola got 5,000 rifles, a diplomat said.", ("a diplomat",)),
            lambda: reported("mail", "The rifles, 5,000, were sent, diplomats recalled.", ("diplomats",)),
            [],
        ),
        (
            lambda: reported(
                "post", "Angola got 5,000 rifles, an official in Luanda said.", ("an official in Luanda",)
            ),
            lambda: reported(
                "mail", "The rifles, 5,000, came, an official in Luanda says.", ("an official in Luanda",)
            ),
            [],
        ),
        (
            lambda: reported("tanjug", "Five thousand rifles left Rijeka for Luanda in 1976.", publisher="Tanjug"),
            lambda: reported("times", "5,000 rifles went to Angola in 1976.", publisher="The Times"),
            [],
        ),
    ],
    ids=["outlet", "outlet and official", "person", "table", "diplomats", "officials", "nobody"],
)
def test_named_outlets_and_speakers_are_one_origin(
    one: Callable[[], Text], other: Callable[[], Text], found: list[tuple[str, str, str, bool]]
) -> None:
    texts = one(), other()
    directions = {(sign, frozenset((copy, origin)), directed) for sign, copy, origin, directed in signs(*texts)}
    assert directions == {(sign, frozenset((copy, origin)), directed) for sign, copy, origin, directed in found}
    assert n_origins(*texts) == (1 if found else 2)


def test_an_outlet_that_says_something_else_is_no_origin() -> None:
    tanjug = text("tanjug", "Twelve patrol boats went to Libya.", ("Twelve patrol boats went to Libya",
                  {"actor": ("YUG",), "recipient": ("LBY",), "quantity": "12 boats"}), publisher="Tanjug")  # fmt: skip
    times = reported("times", "Tanjug said 5,000 Yugoslav rifles went to Angola in 1976.", ("Tanjug",))
    assert signs(tanjug, times) == []


def test_a_copy_tells_nothing_that_its_origin_does_not() -> None:
    bare = {"actor": ("YUG",), "recipient": ("AGO",), "item": "rifles"}
    tanjug = text("tanjug", "Rifles left Rijeka for Luanda.", ("Rifles left Rijeka", bare), publisher="Tanjug")
    times = reported("times", "Tanjug said 5,000 Yugoslav rifles went to Angola in 1976.", ("Tanjug",))
    assert signs(tanjug, times) == []


def test_a_line_of_credit_makes_a_copy_of_what_says_the_same() -> None:
    tanjug = reported("tanjug", "Five thousand rifles left Rijeka for Luanda in 1976.", publisher="Tanjug", date="1976")
    words = "Some 5,000 Yugoslav rifles were sent to Angola."
    blog = text("blog", f"{words}\n(via Tanjug)", (words, RIFLES), date="1977")
    assert signs(tanjug, blog) == [("credit", "blog", "tanjug", True)]
    assert n_origins(tanjug, blog) == 1


def test_two_that_credit_one_absent_outlet_have_one_origin() -> None:
    said = "Some 5,000 Yugoslav rifles were sent to Angola.", "Angola received 5,000 rifles from Belgrade in all."
    texts = [text(f"blog{n}", f"{words}\nSource: Interfax", (words, RIFLES)) for n, words in enumerate(said)]
    assert {sign for sign, *_ in signs(*texts)} == {"credit"}
    assert n_origins(*texts) == 1


def test_a_telegram_that_says_what_its_reftel_says_is_no_second_witness() -> None:
    first = reported("first", "BELGRADE SHIPPED 5,000 RIFLES TO LUANDA.", form={"document number": "1976BELGRA01234"})
    second = reported(
        "second", "AS REPORTED REFTEL, MPLA HAS 5,000 YUGOSLAV RIFLES.", form={"references": "1976BELGRA01234"}
    )
    assert signs(first, second) == [("reference", "second", "first", True)]
    assert n_origins(first, second) == 1


def test_a_post_that_quotes_another_post_of_its_thread_adds_no_origin() -> None:
    words = "Finland took delivery of 20 MiG-21F fighters from the Soviet Union in the spring of 1963"
    thread = text("thread", f"{words}.\n> {words}.\nYes, I saw them.", (words, {"recipient": ("FIN",)}))
    second = words, {"recipient": ("FIN",)}
    quoting = claim("thread", words.__len__() + 4, quote=second[0], recipient=("FIN",))
    both = Text(thread.source, thread.page, (*thread.claims, quoting))
    assert n_origins(both) == 1


def test_what_a_document_says_by_itself_and_in_somebodys_mouth_has_one_origin() -> None:
    lead, body = "Angola got 5,000 rifles.", "The rifles, 5,000, were sent in 1976, General Dapčević said."
    both = text("post", f"{lead}\n{body}", (lead, RIFLES), (body, RIFLES | {"said_by": ("General Dapčević",)}))
    assert n_origins(both) == 1


def test_two_named_witnesses_in_one_document_are_two_origins() -> None:
    one, two = "Angola got 5,000 rifles, Dapčević said.", "Neto thanked Belgrade for 5,000 rifles."
    both = text(
        "post", f"{one}\n{two}", (one, RIFLES | {"said_by": ("Dapčević",)}), (two, RIFLES | {"said_by": ("Neto",)})
    )
    assert n_origins(both) == 2


def test_a_claim_that_the_graph_does_not_know_is_its_own_document_s() -> None:
    told = claim("elsewhere", said_by=("an official", "General Aspin"))
    assert origins(graph_of([]), [told]) == {told.id: f"{told.document}/aspin"}


def test_of_two_that_cite_one_person_either_may_tell_more() -> None:
    little = text(
        "little",
        "Rifles were sent, Neto said.",
        (
            "Rifles were sent, Neto said",
            {"actor": ("YUG",), "recipient": ("AGO",), "period": "1976", "place": ("Luanda",), "said_by": ("Neto",)},
        ),
    )
    much = text("much", "Neto: 5,000 rifles came to Luanda.", ("Neto: 5,000 rifles came to Luanda",
                RIFLES | {"place": ("Luanda",), "said_by": ("Neto",)}))  # fmt: skip
    assert n_origins(little, much) == n_origins(much, little) == 1


def test_what_an_outlet_s_own_document_has_from_it_is_not_had_from_its_other_documents() -> None:
    first = reported(
        "first", "Tanjug learned that 5,000 rifles went to Angola in 1976.", ("Tanjug",), publisher="Tanjug"
    )
    second = text("second", "More rifles, 5,000 of them.", ("More rifles, 5,000 of them", RIFLES), publisher="Tanjug")
    assert signs(first, second) == []
