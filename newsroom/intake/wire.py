"""What a reader's process sends back: manuscripts, pictures and unpacked files as plain JSON.

Pictures travel by bare file name; the receiver joins it to the folder it gave, so that a reader
gone wrong cannot point anywhere else.
"""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from newsroom.intake.kinds import Source
from newsroom.model.length import Length
from newsroom.model.manuscript import CopyLine, CopyPicture, Manuscript
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm, ReturnedLine


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive's usable files, and notes on what was left in it."""

    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Copied web text as markup. pictures: addresses, in order: files, data or on the web."""

    body: str = ""
    pictures: tuple[str, ...] = ()


Result = Manuscript | CopyPicture | Unpacked | Returned | Sheet | Copied


def pack(result: Result) -> dict[str, Any]:
    """The JSON object of a result."""
    if isinstance(result, CopyPicture):
        return {"picture": _picture(result)}
    if isinstance(result, Sheet):
        return {"rows": [list(row) for row in result.rows]}
    if isinstance(result, Copied):
        return {"body": result.body, "addresses": list(result.pictures)}
    if isinstance(result, Unpacked):
        files = [[source.path.name, source.name] for source in result.sources]
        return {"files": files, "notes": list(result.notes)}
    if isinstance(result, Returned):
        return _returned(result)
    return {
        "name": result.name,
        "lines": [list(astuple(line)) for line in result.lines],
        "pictures": [_picture(picture) for picture in result.pictures],
        "notes": list(result.notes),
    }


def unpack(data: dict[str, Any], folder: Path) -> Result:
    """The result of a JSON object; its files lie in `folder`.

    Raises KeyError, TypeError or ValueError where it is none.
    """
    if "picture" in data:
        return _copy_picture(data["picture"], folder)
    if "rows" in data:
        return Sheet(tuple(tuple(map(str, row)) for row in data["rows"]))
    if "addresses" in data:
        return Copied(str(data["body"]), tuple(map(str, data["addresses"])))
    notes = tuple(map(str, data["notes"]))
    if "form" in data:
        return _returned_file(data, folder, notes)
    if "files" in data:
        files = tuple(Source(_inside(folder, file), str(name)) for file, name in data["files"])
        return Unpacked(files, notes)
    pictures = tuple(_copy_picture(picture, folder) for picture in data["pictures"])
    return Manuscript(data["name"], tuple(map(_line, data["lines"])), pictures, notes)


def _line(data: list[Any]) -> CopyLine:
    *plain, marks, bookmarks = data
    return CopyLine(
        *plain,
        marks=tuple((int(start), int(end), str(name)) for start, end, name in marks),
        bookmarks=tuple(map(str, bookmarks)),
    )


def _picture(picture: CopyPicture) -> dict[str, Any]:
    return asdict(picture) | {"path": picture.path.name}


def _copy_picture(data: dict[str, Any], folder: Path) -> CopyPicture:
    fields: dict[str, Any] = data | {"path": _inside(folder, data["path"])}
    return CopyPicture(**fields)


def _inside(folder: Path, name: str) -> Path:
    if Path(name).name != name:
        raise ValueError(name)
    return folder / name


def _returned(result: Returned) -> dict[str, Any]:
    return {
        "name": result.name,
        "form": result.form.value,
        "blocks": [
            [[[n.text, n.opens] for n in b.lines], b.page, b.x, b.y, b.width, b.height, b.size]
            for b in result.blocks
        ],
        "images": [path.name for path in result.images],
        "notes": list(result.notes),
    }


def _returned_file(data: dict[str, Any], folder: Path, notes: tuple[str, ...]) -> Returned:
    blocks = tuple(
        ReturnedBlock(
            tuple(ReturnedLine(str(text), bool(opens)) for text, opens in lines),
            int(page),
            *(Length(each) for each in place),
        )
        for lines, page, *place in data["blocks"]
    )
    images = tuple(_inside(folder, name) for name in data["images"])
    return Returned(data["name"], ReturnedForm(data["form"]), blocks, images, notes)
