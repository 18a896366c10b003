"""The command line, in French: one file a command."""
