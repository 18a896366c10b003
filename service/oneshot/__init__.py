"""One run over files, without a database: files in, five files out."""
