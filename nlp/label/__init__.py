"""Titles, terms, definitions and exemplars of themes."""
