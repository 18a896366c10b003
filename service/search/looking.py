"""One way to search, whatever the mode."""

from sqlalchemy.orm import Session

from service.home import Home
from service.search.queries import Asked, search_concordance, search_words
from service.search.schemas import Hits


def look_for(session: Session, home: Home, asked: Asked) -> Hits:
    """Return one page of what is asked for, in its mode.

    Raises:
        BadQuery: what is asked for cannot be understood.
        NotIndexed, NoMeaning: the analysis is not ready to be searched.
        PageOutOfRange: the page is beyond the last one.
    """
    if asked.searched.mode == "sens":
        # The encoder and its libraries are not needed before.
        from service.search.meaning import search_meaning

        return search_meaning(session, home, asked)
    if asked.searched.mode == "concordance":
        return search_concordance(session, asked)
    return search_words(session, asked)
