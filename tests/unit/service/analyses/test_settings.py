"""Settings of an analysis as plain values."""

from pathlib import Path

import pytest

from nlp.errors import SettingError
from nlp.settings import ClusterSettings, EmbedSettings, Settings
from service.analyses.settings import from_plain, to_plain, usual_settings
from service.settings import ServiceSettings


def test_settings_come_back_from_plain_values_as_they_were() -> None:
    settings = Settings(
        seed=3, embed=EmbedSettings(dimensions=50), cluster=ClusterSettings(most_themes=12)
    )
    assert from_plain(to_plain(settings)) == settings


def test_what_is_not_named_stays_as_usual() -> None:
    usual = Settings(seed=9)
    found = from_plain({"cluster": {"most_themes": 10}}, usual)
    assert (found.seed, found.cluster.most_themes) == (9, 10)
    assert found.embed == usual.embed


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"sede": 1}, "sede"),
        ({"seed": "x"}, "seed"),
        ({"seed": True}, "seed"),
        ({"cluster": 3}, "cluster"),
        ({"cluster": {"themes": 3}}, "cluster.themes"),
        ({"embed": {"encoder": 3}}, "embed.encoder"),
        ({"cluster": {"least_themes": 30}}, "cluster.least_themes"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(values: dict[str, object], name: str) -> None:
    with pytest.raises(SettingError) as caught:
        from_plain(values)
    assert caught.value.name == name


def test_the_service_lends_its_seed_threads_and_encoder() -> None:
    found = usual_settings(ServiceSettings(home=Path(), seed=5, threads=3, encoder="lsa"))
    assert (found.seed, found.threads, found.embed.encoder) == (5, 3, "lsa")
    assert usual_settings(ServiceSettings()).embed == Settings().embed
