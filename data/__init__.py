"""What comes in: readers, column mapping, import report, reference tables, samples."""
