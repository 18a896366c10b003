"""Durable workflows and their progress."""
