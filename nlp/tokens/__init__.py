"""French tokens, lemmas and multi-word terms."""
