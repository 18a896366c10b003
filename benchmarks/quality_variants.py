"""The variants of our method that are compared: add a row here to measure another."""

from nlp.settings import Settings

VARIANTS: dict[str, tuple[str, Settings]] = {
    "LSA": ("lsa", Settings()),
    "shipped encoder": ("", Settings()),
}
"""Name → name of the encoder, settings. Without a shipped encoder the last one is LSA too."""
