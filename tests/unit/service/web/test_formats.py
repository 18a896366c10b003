"""Which form of an answer a client gets."""

import pytest

from service.web.formats import CSV, JSON, NotAcceptable, choose_format

BOTH = (JSON, CSV)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("application/*", JSON),
        ("text/csv, application/json;q=0.5", CSV),
        ("text/csv;q=0.2, */*;q=0.1", CSV),
        ("text/csv;q=0, */*", JSON),
        ("text/html, application/xml;q=0.9, */*;q=0.8", JSON),
        ("TEXT/CSV", CSV),
        ("text/csv;q=abc, application/json", JSON),
    ],
)
def test_the_preferred_form_that_exists_is_chosen(accept: str, chosen: str) -> None:
    assert choose_format(accept, BOTH) == chosen


@pytest.mark.parametrize("accept", ["application/xml", "text/csv;q=0, application/json;q=0"])
def test_a_client_that_takes_neither_is_told_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptable, match="text/csv") as refused:
        choose_format(accept, BOTH)
    assert refused.value.offered == BOTH
