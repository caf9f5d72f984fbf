"""What is believed of an event under a policy, and why."""

from dataclasses import dataclass

from reftel.model.claim import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A person's choice of the account that a claim belongs to."""

    claim: str
    who: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is believed where accounts differ: rules in order, by their names, and a person's choices.

    A policy that is changed gets another version: figures say by which they were made.
    """

    name: str
    version: int
    meaning: str
    rules: tuple[str, ...]
    choices: tuple[Choice, ...] = ()

    @property
    def label(self) -> str:
        """Name and version, as figures quote them: "cautious 1"."""
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An account that is not believed, the rule that set it aside, and why, in words."""

    account: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """What is believed of one slot of one step: a stage, as done or planned, and whether it is denied.

    `value` is in the form of an account's values: of amounts and periods the interval over all believed accounts, of
    others the value that these have in common, None where they differ. `values` are those of each, where they differ.
    """

    stage: Stage | None
    planned: bool
    denied: bool
    slot: str
    value: object
    values: tuple[object, ...] = ()

    @property
    def is_contested(self) -> bool:
        """True where believed accounts differ."""
        return bool(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What a policy makes of an event: the numbers of the believed accounts, what they hold, what was set aside.

    More than one account is believed where no rule tells them apart: then values are intervals.
    """

    event: str
    policy: str
    accounts: tuple[int, ...]
    slots: tuple[Believed, ...]
    aside: tuple[Aside, ...] = ()
