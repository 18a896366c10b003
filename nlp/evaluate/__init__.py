"""Measures of theme quality."""
