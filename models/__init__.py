"""The French encoder and loading of encoders by name."""
