"""The variants of our method that `--ablation` compares: add a row to measure another."""

from nlp.settings import Settings

VARIANTS: dict[str, tuple[str, Settings]] = {
    "LSA": ("lsa", Settings()),
    "shipped encoder": ("", Settings()),
}
"""Name → name of the encoder, settings. Without a shipped encoder the last one is LSA too."""
