"""Repair and pseudonymise what was received."""
