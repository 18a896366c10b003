"""A table of codes words the closed answers, and is no answer itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import NoTextColumn
from data.intake import Intake

Write = Callable[..., Path]
Take = Callable[..., Intake]

TEXTS = "personne,question,reponse\nu1,L1,Il faut plus de bus le soir par ici\nu2,L1,Rien de plus\n"
ANSWERS = "personne;question;reponse\n" + "".join(
    f"u{n // 2};F{n % 2 + 1};{n % 3 + 1}\n" for n in range(40)
)
BOOK = "question_id;code;libelle\n" + "".join(
    f"F{question};{code};{label}\n"
    for question, labels in ((1, ("Oui", "Non", "Je passe")), (2, ("Bus", "Vélo", "Train")))
    for code, label in enumerate(labels, 1)
)


def test_codes_are_worded_by_question(write: Write, take: Take) -> None:
    files = [write(text, name) for text, name in (
        (TEXTS, "avis.csv"), (ANSWERS, "qcm.csv"), (BOOK, "codes.csv"),
    )]  # fmt: skip
    taken = take(*files)
    said = {(one.question, one.answer) for one in taken.closed}
    assert said == {("F1", "Oui"), ("F1", "Non"), ("F1", "Je passe"), ("F2", "Bus"),
                    ("F2", "Vélo"), ("F2", "Train")}  # fmt: skip
    assert len(taken.closed) == 40
    answers, book = taken.report.files[1:]
    assert (book.part, book.closed, book.rows) == ("compagnon", 0, 6)
    assert "« libelle » remplace le code « code »" in book.notes[-1]
    assert answers.notes[-1] == "Réponses mises en clair par « codes.csv »."


def test_a_code_without_wording_stays_as_it_came(write: Write, take: Take) -> None:
    files = [write(text, name) for text, name in (
        (TEXTS, "avis.csv"), (ANSWERS + "u99;F1;9\n", "qcm.csv"),
        (BOOK + "F1;9;\n", "codes.csv"),
    )]  # fmt: skip
    assert take(*files).closed[-1].answer == "9"


def test_a_table_that_knows_other_codes_is_no_book(write: Write, take: Take) -> None:
    other = BOOK.replace("F1", "G1").replace("F2", "G2")
    files = [write(text, name) for text, name in (
        (TEXTS, "avis.csv"), (ANSWERS, "qcm.csv"), (other, "codes.csv"),
    )]  # fmt: skip
    with pytest.raises(NoTextColumn, match=r"codes\.csv"):
        take(*files)


def test_a_question_left_open_is_kept_apart_from_one_never_asked(write: Write, take: Take) -> None:
    header = "id;Êtes-vous en sécurité ?;Quels problèmes rencontrez-vous dans votre quartier ?\n"
    rows = [f"{n};{'' if n == 3 else 'Oui' if n % 2 else 'Non'};Trop de bruit numéro {n} le soir\n"
            for n in range(1, 25)]  # fmt: skip
    taken = take(write(header + "".join(rows), "avis.csv"))
    assert [one.answer for one in taken.closed].count("") == 1
    assert taken.report.files[0].closed == 23
