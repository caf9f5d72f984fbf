"""Sentence to actors, materiel, amounts, periods and places."""
