"""Consultations: one exercise with its questions and channels."""
