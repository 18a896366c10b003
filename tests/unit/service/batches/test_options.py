"""How a batch is to be read."""

from pathlib import Path
from typing import Any

from data.intake import IntakeFile, IntakeOptions
from service.batches.options import Kept, content_hash, intake_of, learned, options_of
from service.batches.tables import Batch, Upload
from service.home import Home


def _kept(name: str = "avis.csv", sha256: str = "a", **said: Any) -> Kept:
    return Kept(file=IntakeFile(path=Path(name), **said), sha256=sha256, size=1)


def _hash(*kept: Kept, options: IntakeOptions | None = None) -> str:
    return content_hash(kept, options_of(kept, options or IntakeOptions()))


def test_the_order_and_names_of_files_do_not_count() -> None:
    one, two = _kept(sha256="a"), _kept("autre.csv", sha256="b")
    assert _hash(one, two) == _hash(two, _kept("renomme.csv", sha256="a"))


def test_what_was_learned_before_does_not_count() -> None:
    assert _hash(_kept()) == _hash(_kept(), options=IntakeOptions(remembered={"text": "avis"}))


def test_the_way_of_reading_counts() -> None:
    ways = (
        _hash(_kept()),
        _hash(_kept(channel="réunion")),
        _hash(_kept(territory="02")),
        _hash(_kept(map={"text": "avis"})),
        _hash(_kept(), options=IntakeOptions(joins=(("id", "id"),))),
        _hash(_kept(sha256="b")),
    )
    assert len(set(ways)) == len(ways)


def test_a_stored_batch_is_read_as_it_was_submitted() -> None:
    options = IntakeOptions(joins=(("a", "b"),), remembered={"id": "numero"})
    kept = [_kept(channel="panel", map={"text": ("q1", "q2"), "id": "n"}, sheet="Feuil1")]
    batch = Batch(id="lot", options=options_of(kept, options).to_json())
    upload = Upload(batch_id="lot", position=0, name="avis.csv", sha256="ab12", size=1)
    files, again = intake_of(batch, [upload], Home(Path("/var")))
    assert again == options
    assert files == [
        IntakeFile(
            path=Path("/var/uploads/ab/ab12"),
            name="avis.csv",
            channel="panel",
            map={"text": ["q1", "q2"], "id": "n"},
            sheet="Feuil1",
        )
    ]
    assert learned(batch.options) == {"text": ["q1", "q2"], "id": "n"}
