"""The places of texts in the index: shuffled, so that the first ones found are a fair sample."""

BITS = 31
SPAN = 1 << BITS
"""Places of one index; keys of contributions are smaller."""

STRIDE = 1_540_483_477
"""Odd, so that multiplying by it shuffles all numbers below SPAN and can be undone."""

BACK = pow(STRIDE, -1, SPAN)


def slot_of(index: int, key: int) -> int:
    """Return the place of a contribution in an index, both given by number."""
    return index * SPAN + key * STRIDE % SPAN


def key_of(slot: int) -> int:
    """Return the key of the contribution at a place."""
    return slot % SPAN * BACK % SPAN


def bounds(index: int) -> tuple[int, int]:
    """Return the first place of an index and the one after its last."""
    return index * SPAN, (index + 1) * SPAN
