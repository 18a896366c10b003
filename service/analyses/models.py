"""The model that an analysis leaves: kept in the state folder, whole or not at all."""

from nlp.pipeline import State
from nlp.placing import remember
from nlp.saved import FILES, save
from service.analyses.load import load_tools
from service.analyses.settings import from_plain
from service.analyses.tables import Analysis
from service.home import Home
from service.oneshot.folder import written_whole


def keep_model(home: Home, analysis: Analysis, state: State) -> None:
    """Write the model of an analysis that found themes; one that is there already is replaced.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be kept.
    """
    settings = from_plain(analysis.settings)
    saved = remember(state, load_tools(settings), settings)
    if saved is None:
        return
    with written_whole(home.model(analysis.id), force=True, files=FILES) as folder:
        save(folder, saved)
        folder.chmod(0o700)
