"""Two values of one slot compared within what they state of their vagueness."""

from reftel.accounts.agreement.slots import SLOTS, Slot, agree, agreements, is_mutual
from reftel.accounts.agreement.verdict import Agreement, AgreementVerdict

__all__ = ["SLOTS", "Agreement", "AgreementVerdict", "Slot", "agree", "agreements", "is_mutual"]
