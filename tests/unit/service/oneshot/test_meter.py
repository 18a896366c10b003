"""Seconds and memory of stages."""

import subprocess
import sys
from pathlib import Path

import pytest

from service.oneshot import meter
from service.oneshot.meter import Meter, peak_mib

HELD = 40_000_000
CHILD = f"held = b'x' * {HELD}; print('ready', flush=True); input()"


def test_a_stage_is_measured_and_a_failed_one_is_not() -> None:
    measured = Meter()
    with measured.stage("lecture"):
        held = bytearray(HELD)
    with pytest.raises(KeyError), measured.stage("échec"):
        raise KeyError
    assert [one.name for one in measured.spent] == ["lecture"]
    assert measured.spent[0].peak_mib >= len(held) / 1024**2
    assert peak_mib() > 0


def test_the_memory_of_children_counts() -> None:
    family = meter._Family()
    command, pipe = [sys.executable, "-c", CHILD], subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as child:
        assert child.stdout is not None
        child.stdout.readline()
        family.look()
        child.communicate("\n")
    assert family.most_mib >= HELD / 1024**2 + 10


def test_where_there_is_no_proc_the_peak_is_that_since_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(meter, "PROC", tmp_path / "absent")
    measured = Meter()
    with measured.stage("lecture"):
        pass
    assert measured.spent[0].peak_mib > 1
