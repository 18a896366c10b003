"""Contributions become passages, each holding one idea."""
