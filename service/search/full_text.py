"""The full-text tables of both engines, and what makes them follow deletions."""

from service.search.slots import SPAN, STRIDE

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        words, columnsize=0, tokenize="ascii tokenchars '_'"
    )
    """,
    f"""
    CREATE TRIGGER search_follows_contribution AFTER DELETE ON contribution BEGIN
        DELETE FROM search_text WHERE rowid IN (
            SELECT number * {SPAN} + old.key * {STRIDE} % {SPAN} FROM search_index
        );
    END
    """,  # noqa: S608  numbers of ours
    f"""
    CREATE TRIGGER search_follows_index AFTER DELETE ON search_index BEGIN
        DELETE FROM search_text
        WHERE rowid >= old.number * {SPAN} AND rowid < (old.number + 1) * {SPAN};
    END
    """,  # noqa: S608  as above
)
"""The slot of a text is its rowid."""

POSTGRESQL = (
    """
    CREATE TABLE search_text (
        slot BIGINT PRIMARY KEY,
        number INTEGER NOT NULL REFERENCES search_index (number) ON DELETE CASCADE,
        contribution_key INTEGER NOT NULL REFERENCES contribution (key) ON DELETE CASCADE,
        words TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX ix_search_text_words ON search_text USING gin (words)",
    "CREATE INDEX ix_search_text_number ON search_text (number)",
    "CREATE INDEX ix_search_text_contribution_key ON search_text (contribution_key)",
)
