"""Rule packs from files and into files; no library is needed."""

from __future__ import annotations

from pathlib import Path

from newsroom.errors import FileError
from newsroom.export.naming import legal_name
from newsroom.export.pack_files import write_sheet, write_toml
from newsroom.intake.sheets import SUFFIXES, read_rows
from newsroom.job import Job
from newsroom.model.pack import Pack, PackError
from newsroom.model.pack_table import pack_of
from newsroom.proof import pack as packs

KINDS = "规则包和词表 (*.toml *.xlsx *.csv)"


def read(path: Path, into: str, job: Job) -> Pack:
    """A pack from a file: its own format, or a table of words, which are for the pack of the key
    `into`.

    Raises FileError that names the line, entry or row that is wrong; CancelledError.
    """
    if path.suffix.lower() not in SUFFIXES:
        return packs.from_file(path)
    rows = read_rows(path, job)
    try:
        pack = pack_of(rows, into, path.stem)
        packs.check_all(pack)
    except PackError as error:
        advice = "请在表格里改好再导入"
        reason = f"里有写得不对的地方（{error}）"
        raise FileError(path, reason, kept="没有导入，词库没有改动", advice=advice) from error
    return pack


def write(pack: Pack, target: Path) -> Path:
    """Write a pack as the file's suffix says; give the path. Raises FileError."""
    return (write_sheet if target.suffix.lower() == ".xlsx" else write_toml)(pack, target)


def stem(pack: Pack) -> str:
    """What a pack's file is called."""
    return legal_name(pack.title)
