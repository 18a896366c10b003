"""How the French encoder of the project is made from corpora, in one command and without torch."""
