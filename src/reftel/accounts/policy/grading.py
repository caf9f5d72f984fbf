"""The grades that hold of a claim: Admiralty reliability of who says so, credibility of what is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reftel.model.claim import Claim
from reftel.model.grade import UNGRADED, Credibility, Grade, Reliability
from reftel.model.source import Source, source_keys


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades by subject; of a subject graded several times the latest holds."""

    of_sources: Mapping[str, Reliability]
    of_claims: Mapping[tuple[str, str], Credibility]

    @classmethod
    def of(cls, grades: Iterable[Grade]) -> "Grades":
        """The grades that hold."""
        in_time = sorted(grades, key=lambda grade: (grade.time, grade.grader, str(grade)))
        return cls(
            {grade.source: grade.reliability for grade in in_time if grade.reliability},
            {(grade.claim, grade.source): grade.credibility for grade in in_time if grade.claim and grade.credibility},
        )

    def reliability(self, claim: Claim, source: Source) -> Reliability:
        """Of the innermost of outlet and speakers that is graded, for that is who says so; F where none is."""
        keys = source_keys(source, claim.said_by)
        return next((self.of_sources[key] for key in reversed(keys) if key in self.of_sources), UNGRADED[0])

    def credibility(self, claim: Claim, source: Source) -> Credibility:
        """Of the claim as the innermost of its sources tells it that is graded for it; 6 where none is."""
        subjects = [(claim.id, key) for key in reversed(source_keys(source, claim.said_by))]
        return next((self.of_claims[subject] for subject in subjects if subject in self.of_claims), UNGRADED[1])
