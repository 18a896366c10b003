"""What is known of French words before any corpus is read."""

from data.lexicons.load import load_lexicon

__all__ = ["load_lexicon"]
