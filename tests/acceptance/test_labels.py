"""The labels point at the words they were given to."""

from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from benchmarks.natures_data import LABELS, read_labels, with_texts
from models.natures import NAMES

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"


def test_labels_are_of_three_natures_and_point_forward() -> None:
    labels = read_labels(ROOT / LABELS)
    assert len({(one.source, one.id, one.start, one.end) for one in labels}) == len(labels) > 26_000
    assert {one.nature for one in labels} == set(NAMES)
    assert all(0 <= one.start < one.end and len(one.digest) == 16 for one in labels)


def test_held_out_passages_were_read_twice_and_the_readings_agree() -> None:
    held = [one for one in read_labels(ROOT / LABELS) if one.held_out]
    assert all(one.second for one in held)
    kappa = cohen_kappa_score([one.first for one in held], [one.second for one in held])
    assert kappa == pytest.approx(0.942, abs=0.001)


@pytest.mark.corpora
@pytest.mark.slow
def test_every_label_lies_where_it_says_in_the_corpora() -> None:
    if not CORPORA.is_dir():
        pytest.skip("the shared corpora are not here")
    labels = read_labels(ROOT / LABELS)
    assert len(with_texts(labels, CORPORA)) == len(labels)
