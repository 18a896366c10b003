"""Batches: one submission of files."""
