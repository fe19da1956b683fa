"""A library is opened, made, brought up to date until the process is killed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from newsroom.desk.desk import Desk
from tests.faults.ground import Ground, Tell, Told

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"


def old(schema: int) -> Callable[[Ground], None]:
    """The library is one of an earlier program."""

    def put(ground: Ground) -> None:
        shutil.rmtree(ground.library.with_suffix(".media"), ignore_errors=True)
        shutil.copy(OLD_FILES / f"schema-{schema}.newsroom", ground.library)

    return put


def migrate(ground: Ground, tell: Tell) -> None:
    """Open what an earlier program made."""
    Desk.open(ground.library).close()
    tell("opened")


def migrated(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """Everything is there, and so is the copy made before; no half copy beside it."""
    from newsroom.store.library import backups_folder  # noqa: PLC0415

    if not desk.library.articles.summaries():
        yield "no articles"
    copies = [p for p in backups_folder(ground.library).rglob("*.newsroom") if p.is_file()]
    if not copies:
        yield "no copy from before"


def bare(ground: Ground) -> None:
    """There is no library yet."""
    ground.library.unlink()
    shutil.rmtree(ground.library.with_suffix(".media"))


def make(ground: Ground, tell: Tell) -> None:
    """Make the library of a first start."""
    Desk.open(ground.library, create=True).close()
    tell("made")


def made(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """The library is whole."""
    if not desk.library.publications.all():
        yield "no publications"
