"""Themes and sub-themes from vectors, through BERTopic."""
