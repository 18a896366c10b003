"""Passages as vectors."""
