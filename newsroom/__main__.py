"""Starts the program: python -m newsroom."""

# ruff: noqa: PLC0415 - a window needs no commands, commands need no window

from __future__ import annotations

import sys

_WINDOW: tuple[list[str], ...] = ([], ["--sample"])


def main() -> None:
    """The window, or a command of the command line, which opens one too where it is told which."""
    asked = sys.argv[1:]
    if asked in _WINDOW:
        from newsroom.ui.start import run

        sys.exit(run(None, sample=bool(asked)))
    from newsroom.cli import main as command

    command()


if __name__ == "__main__":
    main()
