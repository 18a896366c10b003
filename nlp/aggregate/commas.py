"""Several options in one cell, with commas between them, though an option may hold commas too."""

from collections.abc import Mapping, Sequence, Set

from nlp.aggregate.scales import fold_answer

COMMA = ","
LEAST_CELLS = 2
LEAST_SHARE = 0.5
"""Of the cells with a comma, so many must be made of options that other cells hold alone."""


def parted_by_commas(cells: Set[str]) -> Mapping[str, Sequence[str]]:
    """Return the options of each cell that holds several; nothing where commas part no options.

    An option is what some cell holds alone. What lies between options and is none stays whole.
    """
    alone = {fold_answer(cell) for cell in cells}
    with_comma = [cell for cell in cells if COMMA in cell]
    parted = {cell: _parted(cell, alone - {fold_answer(cell)}) for cell in with_comma}
    whole = sum(_all_known(parts, alone) for parts in parted.values())
    if whole < max(LEAST_CELLS, LEAST_SHARE * len(with_comma)):
        return {}
    return {cell: parts for cell, parts in parted.items() if len(parts) > 1}


def _all_known(parts: Sequence[str], alone: Set[str]) -> bool:
    return len(parts) > 1 and all(fold_answer(part) in alone for part in parts)


def _parted(cell: str, alone: Set[str]) -> list[str]:
    """Cut a cell into the longest known options from the left; the rest between them stays whole.

    A cell without any known option is not cut.
    """
    pieces = [piece.strip() for piece in cell.split(COMMA)]
    parts: list[str] = []
    rest: list[str] = []
    known, at = False, 0
    while at < len(pieces):
        size = _known_from(pieces, at, alone)
        if size:
            parts += [_joined(rest), _joined(pieces[at : at + size])]
            rest, known = [], True
        else:
            rest.append(pieces[at])
        at += size or 1
    return [part for part in (*parts, _joined(rest)) if part] if known else [cell]


def _known_from(pieces: Sequence[str], at: int, alone: Set[str]) -> int:
    """Return how many pieces from a place make the longest known option, 0 for none."""
    sizes = range(len(pieces) - at, 0, -1)
    return next(
        (size for size in sizes if fold_answer(_joined(pieces[at : at + size])) in alone), 0
    )


def _joined(pieces: Sequence[str]) -> str:
    return f"{COMMA} ".join(pieces)
