"""Bytes to Document: one file for each form of document."""
