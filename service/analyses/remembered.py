"""What follows from an analysis alone, read once: an analysis that has ended never changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

MOST = 16
"""Values remembered for one database, those asked for last: analyses, or parts of them."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by database and key; what is empty is not remembered, but read again.

    Nothing is there of an analysis that has not ended.
    """

    def __init__(self, read: Callable[[Session, Key], Value], most: int = MOST) -> None:
        """Remember `most` values a database that `read` gives."""
        self._read, self._most = read, most
        self._kept: WeakKeyDictionary[Any, OrderedDict[Key, Value]] = WeakKeyDictionary()
        self._lock = Lock()

    def get(self, session: Session, key: Key) -> Value:
        """Return the value of a key, read if it is not remembered."""
        with self._lock:
            known = self._kept.setdefault(session.get_bind(), OrderedDict())
            found = known.get(key)
        if found is None:
            found = self._read(session, key)
            if found:
                self._keep(known, key, found)
        return found

    def _keep(self, known: OrderedDict[Key, Value], key: Key, found: Value) -> None:
        with self._lock:
            known[key] = found
            while len(known) > self._most:
                known.popitem(last=False)
