"""Exact and near-identical texts, and the campaigns among them."""
