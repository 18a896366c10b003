"""The map of ideas: passages as points, placed when an analysis ends."""
