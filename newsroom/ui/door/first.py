"""How every start of the program begins: by asking, before anything is loaded, whether there is a
window already.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsroom import paths


def run(library: Path | None, *, sample: bool = False, files: Sequence[Path] = ()) -> int:
    """Raise the window of a library, or of the usual one, and hand the files over; open one where
    there is none. Gives the exit code.
    """
    answer = _answer(library, files, sample=sample)
    if answer:
        return 0
    from newsroom.ui import start

    return start.run(library, sample=sample, files=files, deaf=answer is False)


def _answer(library: Path | None, files: Sequence[Path], *, sample: bool) -> bool | None:
    try:
        wanted = library or (paths.sample_library() if sample else paths.default_library())
    except OSError:
        return None  # without a place for its data a start says so
    wanted = wanted.resolve()
    if not os.path.lexists(f"{wanted}.lock"):
        return None
    from newsroom.ui.door import calling

    return calling.called([wanted], files)
