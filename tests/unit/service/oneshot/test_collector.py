"""Cyclic garbage is searched for when asked, and as before once a run is over."""

import gc
import weakref

import pytest

from service.oneshot.collector import collect_new, collector_held


class Node:
    """Points at itself."""

    def __init__(self) -> None:
        self.me = self


def test_garbage_goes_where_it_is_asked_for() -> None:
    with collector_held():
        assert not gc.isenabled()
        gone = weakref.ref(Node())
        collect_new()
        assert gone() is None
        assert gc.get_freeze_count() > 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_run_that_fails_leaves_the_collector_as_it_was() -> None:
    with pytest.raises(ValueError, match="halt"), collector_held():
        raise ValueError("halt")
    assert gc.isenabled()
