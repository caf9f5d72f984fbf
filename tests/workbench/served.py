"""A workbench that is served on this machine, as long as a test looks at it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.types import ASGIApp

from reftel.workbench.serving import listen

_PATIENCE_S = 20


@contextmanager
def served(app: ASGIApp, **settings: Any) -> Iterator[str]:
    """The address of the application; `settings` are those of the server. It has ended when the block is left."""
    uvicorn = pytest.importorskip("uvicorn")
    with listen("127.0.0.1", 0) as listener:
        asked = {"log_level": "error", "lifespan": "off", "ws": "none", **settings}
        server = uvicorn.Server(uvicorn.Config(app, **asked))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        until = time.monotonic() + _PATIENCE_S
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
