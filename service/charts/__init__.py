"""Charts from one definition for documents and pages."""
