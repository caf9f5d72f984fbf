"""Loads, checks and compiles the vocabulary; explains a rule."""
