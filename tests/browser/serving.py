"""The built site as a server gives it: the way GitHub Pages does, through a slow line, or some of it late."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PREFIX = "some-repo"
_TEXTS = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml", ".md"})


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files the way GitHub Pages does, 404 page and ten minutes of keeping included, without printing."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Let what was fetched be kept a while."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page."""
        page = Path(self.directory) / PREFIX / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Doors:
    """What scripts and data wait at until a page has been painted without them."""

    def __init__(self) -> None:
        self.scripts, self.data = threading.Event(), threading.Event()

    def open(self) -> None:
        """Let everything through."""
        self.scripts.set()
        self.data.set()

    def shut(self) -> None:
        """Let no script and no data through."""
        self.scripts.clear()
        self.data.clear()

    def before(self, path: str) -> threading.Event | None:
        """Give the door before a file. What a page holds up its own reading for is there with the page."""
        if path.endswith(".js") and "/fieldguide/" in path and not path.endswith("-early.js"):
            return self.scripts
        return self.data if path.endswith(".json") else None


class Late(Quiet):
    """Serves scripts and data when their door is open, each time anew."""

    def __init__(self, *arguments: Any, doors: Doors, **more: Any) -> None:
        self.doors = doors
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        """Wait at the door, then answer."""
        if door := self.doors.before(urlsplit(self.path).path):
            door.wait(10)
        super().do_GET()

    def end_headers(self) -> None:
        """Let no browser keep what is to be late again."""
        if self.doors.before(urlsplit(self.path).path):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Line:
    """A slow line that all answers share, and what came through it."""

    RATE, DELAY = 200_000, 0.15
    """What it lets through in a second, in bytes, and what an answer takes to begin, in seconds."""
    PIECE = 4096

    def __init__(self) -> None:
        self.came: list[tuple[str, int]] = []
        self._one = threading.Lock()

    def send(self, path: str, body: bytes, write: Callable[[bytes], object]) -> None:
        """Let an answer through, a piece at a time."""
        time.sleep(self.DELAY)
        for start in range(0, len(body), self.PIECE):
            piece = body[start : start + self.PIECE]
            with self._one:
                time.sleep(len(piece) / self.RATE)
            write(piece)
        self.came.append((path, len(body)))


class Slow(Quiet):
    """Serves a site compressed, as GitHub Pages does, through a slow line."""

    def __init__(self, *arguments: Any, line: Line, **more: Any) -> None:
        self.line = line
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        """Answer with a file."""
        path = urlsplit(self.path).path
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(http.HTTPStatus.NOT_FOUND)
            return
        body = file.read_bytes()
        packed = file.suffix in _TEXTS
        body = gzip.compress(body, 6, mtime=0) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.line.send(path, body, self.wfile.write)


@contextmanager
def served(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer; give the site's address, ending in ``/some-repo/``."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{PREFIX}/"
    server.shutdown()
    server.server_close()
    thread.join()
