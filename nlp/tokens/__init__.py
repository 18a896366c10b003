"""Passages become the lemmas and forms of their content words."""
