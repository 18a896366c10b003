"""A server that starts makes ready what its first readers would wait for, and tells what fails."""

import logging

import pytest
from fastapi.testclient import TestClient

from service import warming
from service.analyses.tables import Analysis
from service.search.errors import NoMeaning
from service.themes import outlines
from service.warming import warm
from tests import builders
from tests.integration.api.conftest import desk_of


def test_the_themes_of_the_newest_analysis_are_read_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(client)
    warm(desk)
    monkeypatch.setattr(outlines, "_READ", None)
    with desk.reading() as session:
        assert outlines.outlines(session, builders.ANALYSIS)


def test_what_is_not_there_is_noted_and_what_breaks_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="service.warming")
    found: list[str] = []

    def missing(*_: object) -> None:
        raise NoMeaning(builders.ANALYSIS, "il n'y a rien")

    def broken(_session: object, analysis: str) -> None:
        raise ZeroDivisionError(analysis)

    def noted(_desk: object, _session: object, analysis: Analysis) -> None:
        found.append(analysis.id)

    monkeypatch.setattr(warming, "_meaning", missing)
    monkeypatch.setattr(warming, "outlines", broken)
    warm(desk_of(client))
    levels = {record.levelno for record in caplog.records}
    assert levels == {logging.INFO, logging.ERROR}
    monkeypatch.setattr(warming, "_meaning", noted)
    warm(desk_of(client))
    assert found == [builders.ANALYSIS]
