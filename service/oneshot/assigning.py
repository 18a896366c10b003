"""Place the texts of files by a model that was fitted before: no theme is sought."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from data.intake import Intake, IntakeFile, take_in
from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from models.registry import load_encoder
from nlp.clean.stage import clean
from nlp.pipeline import Tools
from nlp.placing import check_encoder, place
from nlp.saved import SavedModel, load
from nlp.types import Assignment, Cleaned
from service.home import writing_to
from service.oneshot.errors import FileInUse, VoicesLost
from service.oneshot.options import RunOptions
from service.oneshot.tables import write_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignRequest:
    """Files, the folder of the model, the file to write; `encoder` says where to find it anew."""

    files: tuple[IntakeFile, ...]
    model: Path
    out: Path
    options: RunOptions
    encoder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """What was placed. `contributions` counts by theme id, in the order of `titles`.

    received = placed + empty + refused, all of them contributions or rows; `residual` counts the
    passages without theme by status.
    """

    out: Path
    received: int
    placed: int
    empty: int
    refused: int
    passages: int
    residual: dict[str, int]
    titles: dict[str, str]
    contributions: dict[str, int]


def assign_request(request: AssignRequest) -> Assigned:
    """Place every text and write its rows, as a whole or not at all.

    Raises:
        DataError: a file cannot be used.
        UnreadableModel, WrongEncoder, EncoderError: the model or its encoder cannot be used.
        FileInUse, StateFolderReadOnly, DiskFull: `out` cannot be written.
        VoicesLost: not everything received is accounted for.
    """
    check_file(request.out, force=request.options.force)
    saved = load(request.model)
    tools = _tools(saved, request.encoder)
    progress = request.options.progress
    progress("lecture", 0.0)
    intake = take_in(request.files, request.options.intake, load_gazetteer())
    request.options.check(intake.report)
    progress("nettoyage", 0.2)
    cleaned = tuple(clean(intake.sources, request.options.settings.threads))
    progress("rattachement", 0.4)
    rows = place(cleaned, saved, tools, request.options.settings)
    found = _counted(request.out, _sorted(intake, cleaned), rows, saved)
    progress("écriture", 0.9)
    _write(request.out, rows)
    return found


@dataclass(frozen=True, slots=True)
class _Received:
    """Promise 1, before the texts are placed."""

    contributions: int
    empty: int
    refused: int


def check_file(out: Path, *, force: bool) -> None:
    """Refuse an output file that is there already; do this before the work.

    Raises:
        FileInUse: it is a folder, or there and `force` was not asked for.
    """
    if out.is_dir() or (out.exists() and not force):
        raise FileInUse(out)


def _tools(saved: SavedModel, encoder: str) -> Tools:
    wanted = encoder or ("lsa" if saved.lsa else saved.settings["embed"]["encoder"])
    loaded = load_encoder(wanted)
    check_encoder(saved, loaded)
    return Tools(lexicon=load_lexicon(), gazetteer=load_gazetteer(), encoder=loaded)


def _sorted(intake: Intake, cleaned: Sequence[Cleaned]) -> _Received:
    refused = sum(not row.set_aside for row in intake.rejected)
    if len(cleaned) != len(intake.sources):
        raise VoicesLost(len(intake.sources) + refused, len(cleaned) + refused)
    return _Received(len(cleaned), sum(one.blank for one in cleaned), refused)


def _counted(
    out: Path, received: _Received, rows: Sequence[Assignment], saved: SavedModel
) -> Assigned:
    told = len({one.contribution_id for one in rows})
    if told != received.contributions:
        raise VoicesLost(received.contributions, told)
    passages = {(one.contribution_id, one.passage): one.status for one in rows}
    statuses = Counter(status for status in passages.values() if status != "empty")
    pairs = {(one.theme_id, one.contribution_id) for one in rows if one.theme_id}
    counts = Counter(theme for theme, _ in pairs)
    titles = {one.id: one.title for one in saved.themes if one.level == 1}
    return Assigned(
        out=out,
        received=received.contributions + received.refused,
        placed=received.contributions - received.empty,
        empty=received.empty,
        refused=received.refused,
        passages=statuses.total(),
        residual={name: n for name, n in sorted(statuses.items()) if name != "assigned"},
        titles=titles,
        contributions={name: counts[name] for name in titles},
    )


def _write(out: Path, rows: Iterable[Assignment]) -> None:
    out = out.absolute()
    with writing_to(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False) as file:
            part = Path(file.name)
        try:
            write_rows(part, rows)
            part.chmod(0o644)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
