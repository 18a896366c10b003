"""Closed questions: counted when a batch or an analysis ends, read without reading answers."""
