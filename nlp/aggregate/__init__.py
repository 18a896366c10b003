"""Counts of themes by territory, channel, audience and question."""
