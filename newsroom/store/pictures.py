"""Pictures: what is known of each original, and the originals themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from newsroom.errors import NotFoundError
from newsroom.model.picture import Picture
from newsroom.store.database import Database
from newsroom.store.media import Media
from newsroom.store.rows import from_row, to_row
from newsroom.store.stamps import Stamps


class Pictures:
    """The picture table. `files`: the originals, for use in any thread."""

    def __init__(self, database: Database, files: Media, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps
        self.files = files

    def add(
        self,
        path: Path,
        *,
        name: str = "",
        width: int,
        height: int,
        shrunk: bool = False,
        suffix: str = "",
    ) -> Picture:
        """Take a picture file in; the same content gives the same picture again.

        name: the file name it came with; path's own when not given. width, height: pixels as
        shown. Raises FileError.
        """
        kind = (suffix or Path(name).suffix or path.suffix).lower()
        sha256, size = self.files.keep(path, kind)
        return self.record(
            Picture(sha256, kind, width, height, name or path.name, size=size, shrunk=shrunk)
        )

    def record(self, picture: Picture) -> Picture:
        """Write down a picture whose original `files` already keeps; gives what was known before
        where that content is not new.
        """
        with self._database.transaction():
            row = self._row(picture.sha256)
            if row is not None:
                return from_row(Picture, row)
            added = {"added": self._stamps.now_text()}
            self._database.insert("picture", to_row(picture) | added)
        return picture

    def get(self, sha256: str) -> Picture:
        """A picture. Raises NotFoundError."""
        row = self._row(sha256)
        if row is None:
            raise NotFoundError(f"稿库里没有图片 {sha256[:12]}")
        return from_row(Picture, row)

    def some(self, wanted: Collection[str]) -> dict[str, Picture]:
        """Those of the wanted pictures that are known, by SHA-256."""
        known = {}
        for sha256 in sorted(set(wanted)):
            row = self._row(sha256)
            if row is not None:
                known[sha256] = from_row(Picture, row)
        return known

    def beginning(self, begins: str) -> str:
        """The SHA-256 of the one picture that begins so; empty where there is none or several."""
        rows = self._database.rows(
            "SELECT sha256 FROM picture WHERE substr(sha256, 1, ?) = ? LIMIT 2",
            (len(begins), begins),
        )
        return rows[0]["sha256"] if begins and len(rows) == 1 else ""

    def file(self, sha256: str) -> Path | None:
        """The original's file, or None where it is not there."""
        return self.files.file(sha256)

    def path(self, picture: str) -> str:
        """The original's file by SHA-256; empty where it is not found (model's PictureSource)."""
        return self.files.path(picture)

    def __reduce__(self) -> tuple[type[Media], tuple[Path]]:
        """Another process gets the originals; the table stays in its thread."""
        return Media, (self.files.folder,)

    @property
    def renditions(self) -> Path:
        """Where pictures are kept as they are printed; may be deleted at any time."""
        return self.files.renditions

    def missing(self) -> tuple[Picture, ...]:
        """Pictures whose original is not in the folder."""
        rows = self._database.rows("SELECT * FROM picture ORDER BY added, sha256")
        return tuple(
            from_row(Picture, row) for row in rows if self.files.file(row["sha256"]) is None
        )

    def _row(self, sha256: str) -> sqlite3.Row | None:
        return self._database.row("SELECT * FROM picture WHERE sha256 = ?", (sha256,))
