"""Hashes of inputs, settings and outputs."""
