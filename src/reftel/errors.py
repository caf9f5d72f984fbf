"""What can go wrong, in words for the person who can mend it."""


class ReftelError(Exception):
    """Base of all errors that reftel raises on purpose. The message is one sentence: what, where, what to do."""


class InputError(ReftelError):
    """A file that was to be read cannot be read."""


class LedgerError(ReftelError):
    """A ledger cannot be opened, written or trusted."""


class VocabularyError(ReftelError):
    """A rule or name in the vocabulary is malformed."""


class PolicyError(ReftelError):
    """There is no such policy, or it is not sound; a sentence for each fault."""


class JudgementError(ReftelError):
    """A judgement cannot be made as it was said."""


class JudgedMeanwhileError(JudgementError):
    """A claim was to be judged as one that nobody had judged, and somebody has; `reviewers` are who, in order."""

    def __init__(self, sentence: str, reviewers: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.reviewers = reviewers


def reason_of(error: OSError) -> str:
    """Why the system refused, for the end of a sentence: "permission denied"."""
    return (error.strerror or str(error) or "unknown reason").lower()
