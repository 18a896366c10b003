"""Tables about people or questions are joined to the answers by a key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import JoinFailed
from data.intake import Intake

Write = Callable[..., Path]
Take = Callable[..., Intake]


def csv(columns: str, *rows: str) -> str:
    return "\n".join((columns, *rows)) + "\n"


COMPANION = "\ufeffuser_id;code_postal;departement;public\r17;8120;8;élus\r18;?;?;?\r19;75011;75;\r"
JOINED = csv(
    "customer_id,question_name,answer",
    "17,Q1,Trop de bruit la nuit par ici",
    "17,Q2,Plus de bus pour aller à la gare",
    "18,Q1,Davantage de patrouilles le soir",
    "20,Q1,Un banc devant l'école du village",
)


def test_a_companion_is_found_and_gives_places(write: Write, take: Take) -> None:
    taken = take(write(JOINED, "avis.csv"), write(COMPANION, "users.csv"))
    territories = [source.context.territory for source in taken.sources]
    assert territories == ["081", "081", "FR", "FR"]
    assert taken.sources[0].context.audience == "élus"
    answers, people = taken.report.files
    assert (answers.joins[0].matched, answers.joins[0].unmatched) == (3, 1)
    assert (people.part, people.rows, people.contributions) == ("compagnon", 3, 0)
    assert len({source.context.contributor for source in taken.sources}) == 3


def test_a_join_can_be_asked_for(write: Write, take: Take) -> None:
    people = "clef;departement\n17;02\n18;59\n"
    files = (write(JOINED, "avis.csv"), write(people, "users.csv"))
    taken = take(*files, joins=(("customer_id", "clef"),))
    assert [source.context.territory for source in taken.sources] == ["02", "02", "59", "FR"]
    with pytest.raises(JoinFailed, match="--join"):
        take(*files, joins=(("customer_id", "cle"),))


def test_the_key_of_a_join_is_the_contributor_if_no_other_is(write: Write, take: Take) -> None:
    answers = csv("clef;avis", "x7;Trop de bruit", "x7;Plus de bus", "y8;Trop de bruit")
    people = csv("personne;departement", "x7;02", "y8;59")
    files = (write(answers, "avis.csv"), write(people, "users.csv"))
    taken = take(*files, joins=(("clef", "personne"),))
    keys = [source.context.contributor for source in taken.sources]
    assert keys[0] == keys[1] != keys[2] != ""
    assert taken.report.files[0].notes[-1].startswith("Clé de jointure « clef »")
    own = write(
        answers.replace("clef", "clef;auteur").replace("7;", "7;a;").replace("8;", "8;b;"),
        "autre.csv",
    )
    taken = take(own, files[1], joins=(("clef", "personne"),))
    assert not any("Clé de jointure" in note for note in taken.report.files[0].notes)


def test_a_code_book_words_the_questions(write: Write, take: Take) -> None:
    book = csv("code;titre", "Q1;Que faut-il changer ici ?", "Q2;Et la gare ?")
    files = (write(JOINED, "avis.csv"), write(book, "questions.csv"))
    taken = take(*files, joins=(("question_name", "code"),))
    asked = [source.context.question for source in taken.sources[:2]]
    assert asked == ["Que faut-il changer ici ?", "Et la gare ?"]
