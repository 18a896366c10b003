"""Files sent by the API: made as a whole before the first byte leaves, then streamed.

What goes wrong meanwhile is answered as a problem; no client is left with half a file.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from service.deps import VERSION, Exchange
from service.home import writing_to
from service.web.answers import CACHING, has_already, make_tag, not_modified

BLOCK = 1 << 18


def serve_file(
    exchange: Exchange,
    file: tuple[str, str],
    depends_on: str,
    write: Callable[[IO[bytes]], object],
) -> Response:
    """Answer with a file (name, media type); it is not made again for who holds it already.

    Raises:
        StateFolderReadOnly, DiskFull: there is no room to make it. Whatever `write` raises.
    """
    (name, media_type), url = file, exchange.request.url
    tag = make_tag(VERSION, depends_on, url.path, url.query, name, exchange.who.key)
    if has_already(exchange.request, tag):
        return not_modified(tag)
    stream, size = _made(exchange.desk.settings.home, write)
    headers = {
        "etag": tag,
        "cache-control": CACHING,
        "content-length": str(size),
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
    }
    done = BackgroundTask(stream.close)
    return StreamingResponse(
        _blocks(stream), headers=headers, media_type=media_type, background=done
    )


def _made(home: Path, write: Callable[[IO[bytes]], object]) -> tuple[IO[bytes], int]:
    """Return a file without name, at its beginning, and its size; it is gone once closed."""
    with writing_to(home):
        stream = tempfile.TemporaryFile(dir=home)  # noqa: SIM115  closed when it has been sent
        try:
            write(stream)
            size = stream.seek(0, 2)
        except BaseException:
            stream.close()
            raise
    stream.seek(0)
    return stream, size


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block
