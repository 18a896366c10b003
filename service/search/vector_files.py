"""The vectors of the passages of an analysis, in a folder of files that are mapped, not read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from service.oneshot.folder import written_whole
from service.search.encoding import Coder
from service.search.lists import Floats, Packed, find_centres, nearest_lists, pack, parts
from service.search.passages import COLUMNS, Codes, Table

FORM = 1
"""Of the files; others are made anew."""

SEED = 2020
ABOUT, BYTES, SCALES = "about.json", "vectors.npy", "scales.npy"
CENTRES, STARTS = "centres.npy", "starts.npy"
FILES = (ABOUT, BYTES, SCALES, CENTRES, STARTS, *(f"{name}.npy" for name in COLUMNS))
RAW_BYTES, RAW_SCALES, RAW_TABLE = "raw-vectors", "raw-scales", "raw-table"

Texts = Iterator[tuple[list[str], Table]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The files of one analysis. The rows of list i are those from `starts[i]` to `starts[i+1]`.

    `columns` are as `passages.COLUMNS` says, `numbers` the number of each value of a filter.
    """

    packed: Packed
    centres: Floats
    starts: NDArray[np.int64]
    columns: Mapping[str, Table]
    numbers: Mapping[str, Mapping[str, int]]
    digest: str

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.packed.scales)


def write_vectors(folder: Path, texts: Texts, codes: Codes, coder: Coder) -> int:
    """Encode passages and write the files; return how many there are.

    What was there is replaced at the end. Equal passages give equal bytes.

    Raises:
        StateFolderReadOnly, DiskFull: they cannot be written.
    """
    with written_whole(folder, force=True, files=FILES) as part, threadpool_limits(limits=1):
        size, width = _write_raw(part, texts, coder)
        raw = _raw(part, size, width)
        centres = find_centres(raw, SEED) if size else np.zeros((1, width), dtype=np.float32)
        labels = nearest_lists(raw, centres)
        order = np.argsort(labels, kind="stable")
        np.save(part / CENTRES, centres)
        np.save(part / STARTS, np.searchsorted(labels[order], np.arange(len(centres) + 1)))
        _write_ordered(part, raw, order)
        about = {"form": FORM, "digest": coder.digest, "values": codes.lists()}
        (part / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        for name in (RAW_BYTES, RAW_SCALES, RAW_TABLE):
            (part / name).unlink()
        part.chmod(0o700)
    return size


def _write_raw(folder: Path, texts: Texts, coder: Coder) -> tuple[int, int]:
    """Write vectors and columns in the order of passages; return their number and the width."""
    size, width = 0, 1
    names = (RAW_BYTES, RAW_SCALES, RAW_TABLE)
    vectors, scales, table = ((folder / name).open("wb") for name in names)
    with vectors, scales, table:
        for said, rows in texts:
            found = coder.encode(said)
            kept = found.any(axis=1)
            packed = pack(found[kept])
            vectors.write(packed.bytes.tobytes())
            scales.write(packed.scales.tobytes())
            table.write(rows[kept].tobytes())
            size, width = size + int(kept.sum()), found.shape[1]
    return size, width


def _raw(folder: Path, size: int, width: int) -> Packed:
    if not size:
        return Packed(np.zeros((0, width), np.int8), np.zeros(0, np.float32))
    return Packed(
        np.memmap(folder / RAW_BYTES, np.int8, "r", shape=(size, width)),
        np.memmap(folder / RAW_SCALES, np.float32, "r", shape=(size,)),
    )


def _write_ordered(folder: Path, raw: Packed, order: NDArray[np.int64]) -> None:
    size, width = raw.bytes.shape
    np.save(folder / SCALES, raw.scales[order])
    ordered = np.lib.format.open_memmap(folder / BYTES, "w+", np.int8, (size, width))
    for part in parts(size):
        ordered[part] = raw.bytes[order[part]]
    ordered.flush()
    shape = (size, len(COLUMNS))
    table = np.fromfile(folder / RAW_TABLE, np.int64).reshape(shape)
    for place, name in enumerate(COLUMNS):
        kind = np.int64 if name == "hash" else np.int32
        np.save(folder / f"{name}.npy", table[order, place].astype(kind))


def read_vectors(folder: Path) -> Mapped | None:
    """Map the files of an analysis; None where there are none of this form."""
    about = _about(folder)
    if about is None:
        return None
    values: Mapping[str, Sequence[str]] = about["values"]
    return Mapped(
        packed=Packed(_map(folder / BYTES), _map(folder / SCALES)),
        centres=np.load(folder / CENTRES),
        starts=np.load(folder / STARTS),
        columns={name: _map(folder / f"{name}.npy") for name in COLUMNS},
        numbers={
            name: {value: number for number, value in enumerate(listed)}
            for name, listed in values.items()
        },
        digest=str(about["digest"]),
    )


def _map(path: Path) -> Any:
    # An empty file cannot be mapped. A plain array of what is mapped is quicker to cut.
    mapped = path.stat().st_size > 200
    return np.asarray(np.load(path, mmap_mode="r") if mapped else np.load(path))


def _about(folder: Path) -> dict[str, Any] | None:
    path = folder / ABOUT
    if not path.is_file():
        return None
    about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return about if about.get("form") == FORM else None


def are_there(folder: Path, digest: str) -> bool:
    """Tell whether the vectors of an encoder are in a folder."""
    about = _about(folder)
    return about is not None and about["digest"] == digest
