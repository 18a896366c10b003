"""Tests of nlp.settings."""

import pytest

from nlp.errors import SettingError
from nlp.settings import ClusterSettings, EmbedSettings


def test_a_dimension_out_of_range_is_refused() -> None:
    with pytest.raises(SettingError, match=r"embed\.dimensions"):
        EmbedSettings(dimensions=1)


def test_an_empty_range_of_themes_is_refused() -> None:
    with pytest.raises(SettingError, match="least_themes"):
        ClusterSettings(least_themes=9, most_themes=8)
