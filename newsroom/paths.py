"""Where files lie: in a checkout, in an installed wheel and in a frozen build."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

LIBRARY_SUFFIX = ".newsroom"
_APP = "newsroom"


@cache
def resources() -> Path:
    """The folder of house styles, word lists, samples, help and icons.

    Raises FileNotFoundError where the program was installed without them.
    """
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for folder in (package / "_resources", package.parent / "resources", frozen / "resources"):
        if (folder / "publications").is_dir():
            return folder
    raise FileNotFoundError("resources")


def data() -> Path:
    """The person's data folder, made where missing; NEWSROOM_HOME overrides it."""
    given = os.environ.get("NEWSROOM_HOME")
    folder = Path(given) if given else Path(platformdirs.user_data_dir(_APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def default_library() -> Path:
    """The library opened when none is named."""
    return data() / f"采编台{LIBRARY_SUFFIX}"


def sample_library() -> Path:
    """Where the sample's library lies, once it was made."""
    return data() / f"样例{LIBRARY_SUFFIX}"
