"""One run over files, without a database: files in, files out."""
