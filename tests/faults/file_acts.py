"""Files are written outside the library until the process is killed."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsroom.desk.desk import Desk
from newsroom.job import Job
from tests.faults.ground import Ground, Tell, Told, in_order, issue_of, number_of


def export(ground: Ground, tell: Tell) -> None:
    """Write an issue's files over those of an earlier time."""
    from newsroom.cli.shared import qt_painter  # noqa: PLC0415
    from newsroom.desk.publishing import FileKind  # noqa: PLC0415

    kinds = frozenset({FileKind.PAGE, FileKind.MANUSCRIPT, FileKind.PDF, FileKind.PACKAGE})
    with Desk.open(ground.library) as desk:
        edition = desk.edition(issue_of(desk))
        for _ in range(2):
            written = desk.publishing.export(edition, ground.out, kinds, qt_painter(), Job())
            tell("written", *(str(file.path) for file in written))


def exported(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """Files are whole or not there; what a killed run left goes with the next."""
    yield from _wholly(ground, told)
    _again(ground, desk)
    yield from _lying(ground)


def _wholly(ground: Ground, told: Told) -> Iterator[str]:
    for line in told:
        for name in line[1:] if line[0] == "written" else ():
            if not Path(name).exists():
                yield f"{Path(name).name} was told written"
    for path in _written(ground.out):
        fault = broken(path)
        if fault:
            yield f"{path.name}: {fault}"


def _lying(ground: Ground) -> Iterator[str]:
    for path in ground.out.rglob("*"):
        if path.name.startswith(".") or "自动移开" in path.name:
            yield f"left in the folder: {path.name}"


def _written(folder: Path) -> Iterator[Path]:
    """Files that bear their name, not those still aside, nor in a folder that is."""
    for path in folder.rglob("*"):
        aside = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not aside:
            yield path


def _again(ground: Ground, desk: Desk) -> None:
    from newsroom.cli.shared import qt_painter  # noqa: PLC0415
    from newsroom.desk.publishing import FileKind  # noqa: PLC0415

    kinds = frozenset({FileKind.MANUSCRIPT})
    desk.publishing.export(desk.edition(issue_of(desk)), ground.out, kinds, qt_painter(), Job())


def broken(path: Path) -> str:
    """What is wrong with a written file; empty where it is whole."""
    if path.stat().st_size == 0:
        return "empty"
    if path.suffix in {".docx", ".zip", ".nrsub", ".nrpage", ".nrpub", ".xlsx"}:
        try:
            with zipfile.ZipFile(path) as archive:
                return archive.testzip() or ""
        except zipfile.BadZipFile as error:
            return str(error)
    if path.suffix == ".pdf" and b"%%EOF" not in path.read_bytes()[-64:]:
        return "cut off"
    return ""


def hand(ground: Ground, tell: Tell) -> None:
    """Write packages of what describes a publication."""
    with Desk.open(ground.library) as desk:
        for _ in range(4):
            tell("written", str(_packed(ground, desk)))


def handed(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """The same of packages."""
    yield from _wholly(ground, told)
    _packed(ground, desk)
    yield from _lying(ground)


def _packed(ground: Ground, desk: Desk) -> Path:
    from newsroom.export import exchange  # noqa: PLC0415

    going = desk.sharing.pack(desk.library.publications.find("shangjie-shibao"))
    target = ground.out / going.name
    exchange.write(target, going.manifest, going.parcel, going.files, Job())
    return target


def copy(ground: Ground, tell: Tell) -> None:
    """Copy the library with its pictures, over the copy made before."""
    with Desk.open(ground.library) as desk:
        for number in _versions(desk):
            desk.library.backup(ground.out / "备份.newsroom")
            tell("copied", number)


def copied(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """The copy is whole, and as new as was told; the next one clears what was left."""
    copy = ground.out / "备份.newsroom"
    number = max([line[1] for line in told if line[0] == "copied"], default=0)
    if number and not copy.exists():
        yield "the copy is not there"
    if copy.exists():
        yield from _looked_at(copy, number)
    desk.library.backup(copy)


def back_up(ground: Ground, tell: Tell) -> None:
    """Make backups beside the library."""
    from newsroom.model.backup import Reason  # noqa: PLC0415
    from newsroom.store.backups import Wish  # noqa: PLC0415
    from newsroom.store.backups import back_up as make_backup  # noqa: PLC0415

    with Desk.open(ground.library) as desk:
        for number in _versions(desk):
            made = make_backup(ground.library, Wish(Reason.HAND))
            tell("backed up", number, str(made.path))


def backed_up(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """Every backup that was told is there, sound, and holds what it was told to hold."""
    from newsroom.model.backup import Reason  # noqa: PLC0415
    from newsroom.store.backups import Wish, backups  # noqa: PLC0415
    from newsroom.store.backups import back_up as make_backup  # noqa: PLC0415

    known = {str(one.path): one for one in backups(ground.library)}
    for line in told:
        one = known.get(line[2]) if line[0] == "backed up" else None
        if line[0] == "backed up" and (one is None or not one.sound or one.absent):
            yield "a backup that was told is not there, or not sound"
    make_backup(ground.library, Wish(Reason.HAND))
    for one in backups(ground.library):
        if one.sound:
            target = ground.scratch / one.path.name
            shutil.copy(one.path, target)
            shutil.copytree(
                ground.library.with_suffix(".media"),
                target.with_suffix(".media"),
                dirs_exist_ok=True,
            )
            yield from _looked_at(target, 0)


def _versions(desk: Desk) -> Iterator[int]:
    article = in_order(desk)[0]
    for number in range(1, 5):
        desk.writing.save(replace(article, body=f"第{number}稿"))
        yield number


def _looked_at(copy: Path, number: int) -> Iterator[str]:
    with Desk.open(copy) as other:
        yield from (f"copy: {fault}" for fault in other.library.integrity())
        if number_of(in_order(other)[0].body) < number:
            yield "the copy is older than was told"
