"""Pictures of a definition: the same bytes each time, French numbers, no address read."""

import json

from service.charts.picture import to_png, to_svg
from service.charts.shares import Bar, count_bars, share_bars

BARS = [Bar("Éclairage des rues", 0.31, 0.25, 0.38), Bar("Vitesse", 0.12, 0.08, 0.17)]


def test_a_picture_has_a_size_and_the_same_bytes_each_time() -> None:
    drawn = to_png(share_bars(BARS, "Part"))
    assert drawn == to_png(share_bars(BARS, "Part"))
    assert drawn.content.startswith(b"\x89PNG")
    assert 5 < drawn.width < 25
    assert 1 < drawn.height < 10


def test_labels_keep_their_order_accents_and_twins() -> None:
    said = to_svg(count_bars([Bar("Été", 1_200), Bar("Été", 3), Bar("À côté", 2)], "Reçues"))
    assert said.index("Été") < said.index("À côté")
    assert said.count(">Été<") == 2
    assert "\u202f" in said


def test_a_definition_is_plain_data_that_a_page_may_draw() -> None:
    spec = share_bars(BARS, "Part")
    assert json.loads(json.dumps(spec))["data"]["values"][0]["low"] == 0.25
    assert "url" not in json.dumps(spec)
