"""A rule: its name, what it does, and its examples, declared together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Change = Callable[[str], tuple[str, int]]
"""Text in; text and number of changes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One repair or mask. Every example (text → text) is run by one test."""

    name: str
    apply: Change
    examples: Mapping[str, str] = field(default_factory=dict)


def substitute(pattern: str, replacement: str, flags: int = 0) -> Change:
    """Return a change that replaces a regular expression."""
    wanted = re.compile(pattern, flags)

    def apply(text: str) -> tuple[str, int]:
        return wanted.subn(replacement, text)

    return apply


def where(gate: Callable[[str], object], change: Change) -> Change:
    """Return the change behind a cheaper test, at which most texts stop."""

    def apply(text: str) -> tuple[str, int]:
        return change(text) if gate(text) else (text, 0)

    return apply


def holding(*stretches: str) -> Callable[[str], bool]:
    """Return a test whether a text holds any of some literal stretches."""

    def test(text: str) -> bool:
        return any(stretch in text for stretch in stretches)

    return test


def replace_where(
    pattern: re.Pattern[str], replacement: str, holds: Callable[[re.Match[str]], bool]
) -> Change:
    """Return a change that replaces only the matches for which `holds` is true."""

    def apply(text: str) -> tuple[str, int]:
        changed = 0

        def one(match: re.Match[str]) -> str:
            nonlocal changed
            if not holds(match):
                return match.group()
            changed += 1
            return replacement

        return pattern.sub(one, text), changed

    return apply


def run(rules: tuple[Rule, ...], text: str, changes: dict[str, int]) -> str:
    """Apply rules in order and add to `changes` how often each changed something."""
    for rule in rules:
        text, count = rule.apply(text)
        if count:
            changes[rule.name] = changes.get(rule.name, 0) + count
    return text
