"""What reviewers say of claims: taken down for good, with what follows from it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, or_, select

from reftel.errors import JudgedMeanwhileError, JudgementError
from reftel.ledger import query, write
from reftel.ledger.base import Base
from reftel.ledger.check import find_fault
from reftel.ledger.named import claim_named, claims_named, is_withdrawn, judgement_named, moved_on, page_now, page_under
from reftel.ledger.review import judgements_in
from reftel.ledger.saying import say, time_in
from reftel.ledger.schema import bearings, claims, judged, judgements, standing
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.judgement import PAIR_VERDICTS, Judgement, Verdict
from reftel.model.source import Page
from reftel.review.making import Change, added, corrected, merged, moved
from reftel.review.words import Given, Words


class Judging(Base):
    """The part of the ledger in which people judge claims.

    A claim or a judgement is named by its id or the first digits of it. Each method gives the judgement as it was
    taken down; what the same reviewer said last of the same claims is not taken down twice. All raise JudgementError
    or LedgerError, and take nothing down, where something does not fit.
    """

    def accept(
        self, claim: str, *, reviewer: str, why: str | None = None, adjudicates: bool = False, first: bool = False
    ) -> Judgement:
        """The claim says what the document says. With `first` JudgedMeanwhileError where another judged it already."""
        return self._judge("accept", [claim], reviewer=reviewer, why=why, adjudicates=adjudicates, first=first)

    def reject(
        self, claim: str, *, reviewer: str, why: str | None = None, adjudicates: bool = False, first: bool = False
    ) -> Judgement:
        """The document does not say this. With `first` JudgedMeanwhileError where another judged it already."""
        return self._judge("reject", [claim], reviewer=reviewer, why=why, adjudicates=adjudicates, first=first)

    def compare(
        self, first: str, second: str, verdict: str, *, reviewer: str, why: str | None = None, adjudicates: bool = False
    ) -> Judgement:
        """Whether two claims speak of the `same` event, of `different` ones, are `rival` accounts, or are `unsure`."""
        known = next((each for each in PAIR_VERDICTS if each == verdict), None)
        if known is None:
            raise JudgementError(f"two claims are not {verdict!r}; they are {', '.join(PAIR_VERDICTS)}")
        return self._judge(known, [first, second], reviewer=reviewer, why=why, adjudicates=adjudicates)

    def correct(
        self,
        claim: str,
        *,
        reviewer: str,
        why: str | None = None,
        adjudicates: bool = False,
        quotes: Mapping[str, Given] | None = None,
        quote: str | Words | None = None,
        **slots: object,
    ) -> Judgement:
        """Puts a claim with other values in its place: `correct(claim, period="1973", quotes={"period": "in 1973"})`.

        `quotes` are words of the document for slots (one stretch, or a list of several), `quote` other words for the
        whole claim.
        """
        change = Change(slots=slots, quotes=quotes or {}, quote=quote)
        return self._remake("correct", [claim], [change], reviewer=reviewer, why=why, adjudicates=adjudicates)

    def split(
        self,
        claim: str,
        parts: Iterable[Mapping[str, object]],
        *,
        reviewer: str,
        why: str | None = None,
        adjudicates: bool = False,
    ) -> Judgement:
        """Puts several claims in its place; each of `parts` says in which slots one of them differs from the claim."""
        changes = [_change(part) for part in parts]
        if len(changes) < 2:
            raise JudgementError("a claim is split into two or more; to change one, correct it")
        return self._remake("split", [claim], changes, reviewer=reviewer, why=why, adjudicates=adjudicates)

    def merge(
        self,
        several: Iterable[str],
        *,
        reviewer: str,
        why: str | None = None,
        adjudicates: bool = False,
        quotes: Mapping[str, Given] | None = None,
        quote: str | Words | None = None,
        **slots: object,
    ) -> Judgement:
        """Puts one claim in the place of several of a document; what they differ on is to be given."""
        named = list(several)
        change = Change(slots=slots, quotes=quotes or {}, quote=quote)
        return self._remake("merge", named, [change], reviewer=reviewer, why=why, adjudicates=adjudicates)

    def add(
        self,
        document: str,
        quote: str | Words,
        kind: str,
        *,
        reviewer: str,
        why: str | None = None,
        adjudicates: bool = False,
        quotes: Mapping[str, Given] | None = None,
        **slots: object,
    ) -> Judgement:
        """A claim that nothing had made, by the words that carry it. `document` is a name or the sha256's beginning."""
        change = Change(slots={"kind": kind, **slots}, quotes=quotes or {}, quote=quote)
        with self._writing() as connection:
            hits = connection.execute(query.find_sha256(document)).scalars().all()
            if len(hits) != 1:
                told = "there is no document" if not hits else f"{len(hits)} documents are called"
                raise JudgementError(f"{told} {document!r} in the ledger; `reftel documents` lists them")
            page = page_now(connection, hits[0])
            new = added(hits[0], change, page)
            _check_new(connection, new)
            made = _stored(connection, [new], page)
            return say(connection, "add", (), made, reviewer=reviewer, why=why, adjudicates=adjudicates)

    def withdraw(
        self, judgement: str, *, reviewer: str, why: str | None = None, adjudicates: bool = False
    ) -> Judgement:
        """Takes a judgement back: one's own, or as an adjudicator anyone's. What it said stays on record."""
        with self._writing() as connection:
            told = judgement_named(connection, judgement)
            if told.verdict == "withdraw":
                raise JudgementError(f"judgement {told.id[:8]} is itself a withdrawal; say anew what is to hold")
            if is_withdrawn(connection, told.id):
                raise JudgementError(f"judgement {told.id[:8]} was withdrawn already")
            if told.reviewer != reviewer.strip() and not adjudicates:
                raise JudgementError(f"judgement {told.id[:8]} is {told.reviewer}'s; only an adjudicator withdraws it")
            about = told.on or told.makes
            return say(
                connection, "withdraw", about, (), reviewer=reviewer, why=why, adjudicates=adjudicates, after=told.id
            )

    def carry(self, judgement: str, claim: str | None = None, *, reviewer: str, why: str | None = None) -> Judgement:
        """Makes a judgement anew whose claim is gone: on `claim`.

        Without a claim, the claims that the judgement made are put where the document has their words now.
        """
        with self._writing() as connection:
            told = judgement_named(connection, judgement)
            if is_withdrawn(connection, told.id) or told.verdict == "withdraw":
                raise JudgementError(f"judgement {told.id[:8]} was withdrawn; nothing is to be carried over")
            on, makes = told.on, told.makes
            if claim is not None:
                on = moved_on(connection, told, claim_named(connection, claim))
            elif not makes:
                raise JudgementError(f"judgement {told.id[:8]} made no claim: say on which claim it is to be made anew")
            else:
                olds = [claim_named(connection, each) for each in makes]
                page = page_now(connection, olds[0].document)
                makes = _stored(connection, [moved(old, page) for old in olds], page)
            return say(
                connection, told.verdict, on, makes, reviewer=reviewer, why=why or told.why,
                adjudicates=told.adjudicates, after=told.id,
            )  # fmt: skip

    def judgements(
        self, *, claim: str | None = None, reviewer: str | None = None, since: str | None = None
    ) -> list[Judgement]:
        """All that was said, in the order of coming; withdrawn judgements too.

        Of a `claim` also what was said of an earlier one that it stands for. `since` is a day or time (ISO 8601).
        """
        wanted = select(judgements.c.id)
        with self._reading() as connection:
            if claim is not None:
                about = claim_named(connection, claim).id
                named = select(judged.c.judgement).where(judged.c.claim == about)
                bearing = select(bearings.c.judgement).where(bearings.c.stands == about)
                taken_back = judgements.c.after.in_(bearing)
                wanted = wanted.where(or_(judgements.c.id.in_(named), judgements.c.id.in_(bearing), taken_back))
            if reviewer is not None:
                wanted = wanted.where(judgements.c.reviewer == reviewer)
            if since is not None:
                wanted = wanted.where(judgements.c.time >= time_in(since))
            return judgements_in(connection, wanted)

    def _judge(
        self,
        verdict: Verdict,
        named: list[str],
        *,
        reviewer: str,
        why: str | None,
        adjudicates: bool,
        first: bool = False,
    ) -> Judgement:
        with self._writing() as connection:
            on = claims_named(connection, named)
            if first:
                _check_first(connection, on[0], " ".join(reviewer.split()))
            return say(
                connection, verdict, tuple(claim.id for claim in on), (), reviewer=reviewer, why=why,
                adjudicates=adjudicates,
            )  # fmt: skip

    def _remake(
        self,
        verdict: Verdict,
        named: list[str],
        changes: list[Change],
        *,
        reviewer: str,
        why: str | None,
        adjudicates: bool,
    ) -> Judgement:
        """Puts other claims in the place of some of one document, with the words of the text that they stand in."""
        with self._writing() as connection:
            on = claims_named(connection, named)
            page = page_under(connection, on)
            if verdict == "merge":
                if len(on) < 2:
                    raise JudgementError("two or more claims are merged; to change one, correct it")
                new = [merged(on, changes[0], page)]
            else:
                new = [corrected(on[0], change, page) for change in changes]
            ids = tuple(claim.id for claim in on)
            made = _stored(connection, new, page)
            if len(set(made)) < len(new):
                raise JudgementError("two of the parts say the same; say in which slots each of them differs")
            return say(connection, verdict, ids, made, reviewer=reviewer, why=why, adjudicates=adjudicates)


def _check_first(connection: Connection, claim: Claim, reviewer: str) -> None:
    """Raise JudgedMeanwhileError where another reviewer judged the claim, and did not take that back."""
    bearing = select(bearings.c.judgement).where(bearings.c.stands == claim.id)
    said = select(judgements.c.id).where(judgements.c.id.in_(bearing), judgements.c.reviewer != reviewer)
    others = judgements_in(connection, said.where(judgements.c.verdict.not_in([*PAIR_VERDICTS, "withdraw"])))
    if others:
        who = tuple(dict.fromkeys(each.reviewer for each in others))
        last = others[-1]
        sentence = f"{last.reviewer} judged this claim meanwhile ({last.verdict}): nothing was taken down"
        raise JudgedMeanwhileError(sentence, who)


def _stored(connection: Connection, new: list[Claim], page: Page) -> tuple[str, ...]:
    """Claims that a person makes, after the check that every claim passes."""
    for claim in new:
        text = Document(name="", path="", sha256=claim.document, text=page.text, blocks=())
        if (fault := find_fault(claim, text)) is not None:
            raise JudgementError(fault.detail)
    write.add_made(connection, new)
    return tuple(claim.id for claim in new)


def _check_new(connection: Connection, claim: Claim) -> None:
    same = select(claims.c.id).join(standing, standing.c.claim == claims.c.id).order_by(claims.c.id)
    same = same.where(claims.c.statement == claim.statement, standing.c.reading.is_not(None))
    if (known := connection.execute(same).scalar()) is not None:
        raise JudgementError(f"claim {known[:8]} says that already; accept it")


def _change(part: Mapping[str, object]) -> Change:
    given = dict(part)
    quotes, quote = given.pop("quotes", None), given.pop("quote", None)
    if not isinstance(quotes or {}, Mapping) or not isinstance(quote, str | Words | None):
        raise JudgementError("the quotes of a part are words by slot, and its quote is words")
    return Change(slots=given, quotes=dict(quotes) if isinstance(quotes, Mapping) else {}, quote=quote)
