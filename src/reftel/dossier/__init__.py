"""What a ledger tells of a country, as one file to print, send and cite: every figure with a note to its words."""

from reftel.dossier.gathering import DossierError
from reftel.dossier.writing import dossier_html, write_dossier

__all__ = ["DossierError", "dossier_html", "write_dossier"]
