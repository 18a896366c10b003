"""A rule: its name, what it does, and its examples, declared together."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Change = Callable[[str], tuple[str, int]]
"""Text in; text and number of changes out."""

Measure = Callable[[re.Match[str]], int]
"""A match in; the length of what must be masked at its start out, 0 for nothing."""


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One repair or mask. Every example (text → text) is run by one test.

    `needs` is a quick test without which `apply` cannot change anything: most texts stop there.
    """

    name: str
    apply: Change
    examples: Mapping[str, str]
    needs: Callable[[str], bool] = _always


def has(*pieces: str) -> Callable[[str], bool]:
    """Return a test that a text holds one of the pieces; quicker than an expression."""

    def test(text: str) -> bool:
        for piece in pieces:  # noqa: SIM110 — a loop takes half the time of any() here
            if piece in text:
                return True
        return False

    return test


def substitute(pattern: str, replacement: str, flags: int = 0) -> Change:
    """Return a change that replaces a regular expression."""
    wanted = re.compile(pattern, flags)

    def apply(text: str) -> tuple[str, int]:
        return wanted.subn(replacement, text)

    return apply


def whole(match: re.Match[str]) -> int:
    """Measure all of a match."""
    return len(match.group())


def mask(pattern: re.Pattern[str], placeholder: str, measure: Measure = whole) -> Change:
    """Return a change that puts a placeholder for as much of each match as `measure` says.

    A group named "kept" at the start of the pattern stays; what is measured begins after it.
    """
    kept = "kept" in pattern.groupindex

    def apply(text: str) -> tuple[str, int]:
        changed = 0

        def one(match: re.Match[str]) -> str:
            nonlocal changed
            length = measure(match)
            if not length:
                return match.group()
            changed += 1
            start = match.end("kept") - match.start() if kept else 0
            return match.group()[:start] + placeholder + match.group()[start + length :]

        return pattern.sub(one, text), changed

    return apply


def run(rules: Iterable[Rule], text: str, changes: dict[str, int]) -> str:
    """Apply rules in order and add to `changes` how often each changed something."""
    for rule in rules:
        if not rule.needs(text):
            continue
        text, count = rule.apply(text)
        if count:
            changes[rule.name] = changes.get(rule.name, 0) + count
    return text
