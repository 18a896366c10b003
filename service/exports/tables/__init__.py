"""Every table of an analysis as rows, and the formats in which rows are written."""
