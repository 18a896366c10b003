"""Search: words, meaning and concordances in the texts of an analysis."""
