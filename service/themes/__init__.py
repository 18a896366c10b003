"""Themes, their verbatims and contributions."""
