"""Ids are those of the file or drawn from its content; no text is lost behind another."""

from collections.abc import Callable
from pathlib import Path

from data.intake import Intake, IntakeFile

Write = Callable[..., Path]
Take = Callable[..., Intake]


def csv(columns: str, *rows: str) -> str:
    return "\n".join((columns, *rows)) + "\n"


ANSWERS = csv(
    "id;departement;date;avis",
    "1;02;08/01/2020;Il faudrait plus de patrouilles le soir",
    "2;Nord;09/01/2020;Trop de bruit la nuit près de la gare",
    "3;971;10/01/2020;",
)


def test_the_same_id_and_text_twice_is_a_repeated_row(write: Write, take: Take) -> None:
    rows = ["1;Trop de bruit la nuit", "2;Plus de bus ici", "1;Trop de bruit la nuit"]
    taken = take(write(csv("id;avis", *rows)))
    assert [source.id for source in taken.sources] == ["1", "2"]
    assert taken.rejected[0].row == 4
    assert taken.rejected[0].reason.startswith("identifiant-repete: ")
    assert taken.report.files[0].refused == {"identifiant-repete": 1}


def test_the_same_id_with_two_texts_keeps_both_and_names_both_rows(
    write: Write, take: Take
) -> None:
    rows = ["1;Trop de bruit la nuit", "2;Plus de bus ici", "1;Moins de bruit la nuit"]
    for order in (rows, rows[::-1]):
        taken = take(write(csv("id;avis", *order)))
        assert {source.id: source.text for source in taken.sources} == {
            "1": "Moins de bruit la nuit",
            "1-2": "Trop de bruit la nuit",
            "2": "Plus de bus ici",
        }
        assert taken.rejected == ()
        note = "Même identifiant, textes différents : « 1 », lignes 2 et 4, les deux sont gardés."
        assert note in taken.report.files[0].notes


def test_an_id_that_is_taken_is_never_given_again(write: Write, take: Take) -> None:
    rows = ["1;Trop de bruit", "1;Moins de bruit", "1;Aucun bruit", "1;Trop de bruit", "1-2;Un bus"]
    rows += [f"{n};Un texte tout autre, numéro {n}" for n in range(10, 40)]
    taken = take(write(csv("id;avis", *rows)))
    assert [source.id for source in taken.sources[:4]] == ["1-4", "1-3", "1", "1-2"]
    assert [one.row for one in taken.rejected] == [5]
    assert any("lignes 2, 3 et 4, tous sont gardés" in n for n in taken.report.files[0].notes)


def test_many_shared_ids_are_counted_after_the_first(write: Write, take: Take) -> None:
    rows = [f"{n};Une réponse {what} sur le bruit {n}" for n in range(30) for what in ("a", "b")]
    file = IntakeFile(path=write(csv("id;avis", *rows)), map={"id": "id"})
    taken = take(file)
    notes = [note for note in taken.report.files[0].notes if "Même identifiant" in note]
    assert (len(taken.sources), len(notes)) == (60, 21)
    assert "10 autres cas" in notes[-1]


def test_rows_without_id_get_one_from_their_content(write: Write, take: Take) -> None:
    rows = ["Trop de bruit la nuit", "Plus de bus ici", "Plus de bus ici"]
    ids = [source.id for source in take(write(csv("avis", *rows))).sources]
    shuffled = [source.id for source in take(write(csv("avis", *rows[::-1]))).sources]
    assert sorted(ids) == sorted(shuffled)
    assert ids[2] == f"{ids[1]}-2"
    assert len(ids[0]) == 12


def test_ids_that_two_files_use_are_told_apart(write: Write, take: Take) -> None:
    other = ANSWERS.replace("bruit", "fumée")
    taken = take(write(ANSWERS, "un.csv"), write(other, "deux.csv"))
    assert len({source.id for source in taken.sources}) == 6
    assert taken.sources[0].id == "un:1"
    assert any("préfixés" in note for note in taken.report.files[0].notes)


def test_equal_rows_of_two_files_get_two_ids(write: Write, take: Take) -> None:
    one = write(csv("avis", "Trop de bruit la nuit"), "un.csv")
    two = write(csv("avis", "Trop de bruit la nuit", "Plus de bus pour la gare"), "deux.csv")
    ids = [source.id for source in take(one, two).sources]
    assert ids[1] == f"{ids[0]}-2"
