"""Campaigns: one text, nearly, sent by several contributors."""
