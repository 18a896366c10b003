"""Analyses: themes found in a consultation."""
