"""Large copied web text: read in a limited process, as a file is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from newsroom.intake import sandbox
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.refusal import RefusalError
from newsroom.intake.wire import Copied
from newsroom.job import Job

MOST = 60_000_000
"""Characters: Word puts pictures in among them."""


def read_large(source: str, job: Job) -> Copied:
    """The body and pictures of copied HTML. Raises RefusalError where it is too much or too deep,
    OSError, CancelledError.
    """
    if len(source) > MOST:
        raise RefusalError("大得不正常", "请分几次复制")
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        path = Path(folder, "copied.html")
        path.write_text(source, "utf8", "replace")
        result = sandbox.run(Source(path, path.name), Path(folder), job, kind=Kind.CLIPBOARD).result
    assert isinstance(result, Copied)
    return result
