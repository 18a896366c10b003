"""The themes of a territory."""
