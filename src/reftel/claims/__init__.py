"""Sentence and mentions to claims."""
