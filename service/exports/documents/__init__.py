"""Documents for people: what they say, then how each format writes it."""
