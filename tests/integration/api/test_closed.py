"""Closed questions over HTTP: full scale, bases, themes, access and publication."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from service.accounts.roles import Role
from tests import builders, figures
from tests.integration.api.conftest import Connect, desk_of

CLOSED = f"/api/v1/consultations/{builders.SLUG}/closed"


@pytest.fixture
def client(connect: Connect, engine: Engine) -> TestClient:
    """Return a client on the small consultation with closed answers."""
    figures.add_closed(engine)
    return connect()


def question(client: TestClient, **asked: str) -> dict:  # type: ignore[type-arg]
    answer = client.get(CLOSED, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["questions"][0]  # type: ignore[no-any-return]


def test_the_dordogne_is_served_on_its_full_scale(client: TestClient) -> None:
    found = question(client, territory="24")
    assert (found["question"], found["base"], found["unit"]) == (figures.SAFE, 356, "contributeurs")
    shares = {one["answer"]: one["share"] for one in found["options"]}
    assert list(shares) == ["Pas du tout", "Peu", "Assez", "Tout à fait"]
    assert (shares["Assez"], shares["Tout à fait"]) == (0.4775, 0.1713)
    assert found["remarks"][0] == "Base : 356 contributeurs, chacun compté une fois."


def test_a_small_base_is_flagged_and_options_nobody_chose_are_there(client: TestClient) -> None:
    found = question(client, territory="02")
    assert {one["answer"]: one["n"] for one in found["options"]}["Tout à fait"] == 0
    assert found["flag"] == "n<30"


def test_non_answers_and_unknown_contributors_are_said(client: TestClient) -> None:
    found = question(client, territory="59")
    assert (found["non_answers"], found["unknown"], found["unit"]) == (1, 1, "réponses")
    assert any("sans réponse" in one for one in found["remarks"])


def test_a_channel_narrows_and_an_unknown_one_is_refused(client: TestClient) -> None:
    assert question(client, channel="courrier")["base"] == 356
    refused = client.get(CLOSED, params={"channel": "pigeon"})
    assert (refused.status_code, refused.json()["type"]) == (404, "/docs#probleme-filtre-inconnu")


def test_the_table_is_there_as_csv(client: TestClient) -> None:
    answer = client.get(CLOSED, params={"territory": "24"}, headers={"accept": "text/csv"})
    header, *rows = answer.text.lstrip("\ufeff").splitlines()
    assert header.startswith("question_id;question;multiple;unit;answer;n;base;share")
    assert len(rows) == 4
    assert ";Assez;170;356;0,4775;" in rows[2]


def test_an_answer_not_changed_is_not_sent_again(client: TestClient, engine: Engine) -> None:
    tag = client.get(CLOSED).headers["etag"]
    assert client.get(CLOSED, headers={"if-none-match": tag}).status_code == 304
    figures.add_closed_row(engine)
    desk_of(client).recent.forget()
    assert client.get(CLOSED, headers={"if-none-match": tag}).status_code == 200


def test_published_counts_below_five_are_hidden(client: TestClient) -> None:
    found = question(client, territory="02", published="true")
    for one in found["options"]:
        assert one["hidden"] == (one["n"] is None) == (one["share"] is None)
    hidden = {one["answer"] for one in found["options"] if one["hidden"]}
    assert {"Pas du tout", "Tout à fait"} <= hidden
    refused = client.get(CLOSED, params={"published": "true", "channel": "courrier"})
    assert refused.status_code == 422


def test_those_who_chose_an_answer_are_counted_by_theme(client: TestClient) -> None:
    own = question(client, territory="02")["id"]
    rows = client.get(f"{CLOSED}/{own}/themes", params={"territory": "FR"}).json()["items"]
    assert len(rows) == len(builders.THEMES) * 4
    some = [one for one in rows if one["theme_id"] == "t01"]
    bases = {one["answer"]: one["base"] for one in some}
    assert sum(bases.values()) == some[0]["total"] == 30
    assert sum(one["n"] for one in some) == some[0]["marked"] > 0
    assert bases["Tout à fait"] == 0


def test_who_answered_elsewhere_and_wrote_nothing_is_in_no_base(client: TestClient) -> None:
    own = question(client, territory="24")["id"]
    answer = client.get(f"{CLOSED}/{own}/themes", params={"territory": "24"})
    assert answer.json()["items"] == []
    assert client.get(f"{CLOSED}/nothing/themes").status_code == 404


def test_a_writer_reads_the_figures_of_the_scope_and_above(
    connect: Connect, engine: Engine
) -> None:
    figures.add_closed(engine)
    writer = connect(builders.token(engine, Role.REDACTEUR, "59"))
    for territory, status in (("59", 200), ("R32", 200), ("FR", 200), ("02", 403), ("zz", 404)):
        assert writer.get(CLOSED, params={"territory": territory}).status_code == status
    assert writer.get(f"{CLOSED}/x/themes", params={"territory": "02"}).status_code == 403


def test_a_consultation_without_closed_questions_has_an_empty_list(connect: Connect) -> None:
    assert connect().get(CLOSED).json()["questions"] == []
