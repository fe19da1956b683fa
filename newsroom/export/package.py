"""The print package (印刷包): a folder and a .zip with all that the print shop needs."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.errors import FileError
from newsroom.export.naming import PictureName, issue_stem, legal_name, picture_names, suffix_of
from newsroom.export.placing import publish_all
from newsroom.export.renditions import effective_dpi
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    FontFace,
    PageFrames,
    PictureFrame,
    PictureSource,
    TextFrame,
)
from newsroom.model.length import Length

MANIFEST = "清单.json"
NOTE = "付印说明.txt"
FORMAT = "newsroom-print-package"
VERSION = 1
_PICTURES = "图片"
_STORED = {".jpg", ".jpeg", ".png", ".docx", ".pdf", ".tif", ".tiff", ".webp", ".heic"}
_KINDS = {
    "page": "版面稿（Word）",
    "manuscript": "文字稿（Word）",
    "bulletin": "信息稿（Word）",
    "pdf": "大样（PDF，以此为准）",
    "png": "版面图",
    "picture": "图片原图",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the package. path: within it, with / between folders."""

    path: str
    kind: str
    source: Path
    facts: dict[str, Any]


def stem(edition: Edition) -> str:
    """上街时报-2021-10-16-第32期: what the files of an issue begin with, legal everywhere."""
    return issue_stem(edition)


def write(
    edition: Edition,
    pages: Sequence[PageFrames],
    files: Sequence[tuple[str, Path]],
    pictures: PictureSource,
    folder: Path,
) -> tuple[Path, Path]:
    """Write the package into `folder`; give its folder and its .zip, named …-印刷包.

    files: (kind, path) of the files already written, taken in under their names; the originals
    of all placed pictures go into a folder of their own, named 一版-01-题名.jpg. A package of the
    same name is replaced at the end, or stays untouched. Raises FileError, also for a picture
    whose original is gone: half a package is none.
    """
    name = f"{stem(edition)}-印刷包"
    targets = (folder / name, folder / f"{name}.zip")
    entries = [
        *(_Entry(legal_name(path.name, most=90), kind, path, {}) for kind, path in files),
        *_pictures(edition, pages, pictures),
    ]
    for entry in entries:
        if not entry.source.is_file():
            raise FileError(
                entry.source,
                "找不到了，印刷包没有写",
                kept="原有的印刷包没有改动",
                advice="请重新导出，或重新选取这张图片",
            )
    with publish_all(targets) as (aside, archive):
        aside.mkdir()
        listed = [_take(entry, aside) for entry in entries]
        note = _note(edition, pages, entries)
        (aside / NOTE).write_text(note, "utf-8-sig", newline="\r\n")
        listed.append(_facts(NOTE, "note", aside / NOTE))
        manifest = _manifest(edition, pages, listed)
        (aside / MANIFEST).write_text(
            json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf8", newline="\n"
        )
        _zip(aside, archive, name)
    return targets


def _pictures(edition: Edition, pages: Sequence[PageFrames], source: PictureSource) -> list[_Entry]:
    printed = {
        (frame.article, frame.slot): frame
        for page in pages
        for frame in page.frames
        if isinstance(frame, PictureFrame) and frame.picture
    }
    found = [
        _Entry(
            f"{_PICTURES}/{named.name}",
            "picture",
            Path(source.path(named.sha256) or named.name),
            _picture_facts(edition, named, printed.get((named.article, named.slot))),
        )
        for named in picture_names(edition)
    ]
    return [*found, *_artwork(edition, pages, source)]


def _artwork(edition: Edition, pages: Sequence[PageFrames], source: PictureSource) -> list[_Entry]:
    """The originals of what no article holds: the banners' artwork, each once."""
    found: dict[str, _Entry] = {}
    for page in pages:
        for frame in page.frames:
            if not isinstance(frame, PictureFrame) or not frame.picture or frame.article:
                continue
            if frame.picture not in found:
                name = f"{legal_name(frame.label, most=30)}{suffix_of(edition, frame.picture)}"
                path = Path(source.path(frame.picture) or name)
                facts = {"page": page.number, "banner": frame.label}
                found[frame.picture] = _Entry(f"{_PICTURES}/{name}", "picture", path, facts)
    return list(found.values())


def _picture_facts(
    edition: Edition, named: PictureName, frame: PictureFrame | None
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "page": named.page,
        "article": edition.articles[named.article].title,
        "caption": named.caption,
    }
    known = edition.pictures.get(named.sha256)
    if known is not None:
        facts["pixels"] = [known.width, known.height]
        facts["original_name"] = known.name
        facts["shrunk"] = known.shrunk
    if frame is not None:
        facts["printed_mm"] = [round(frame.width.mm, 1), round(frame.height.mm, 1)]
        if known is not None and known.width and frame.width and frame.height:
            facts["dpi"] = effective_dpi(
                (known.width, known.height), frame.width, frame.height, frame.crop
            )
    return facts


def _take(entry: _Entry, folder: Path) -> dict[str, Any]:
    target = folder / entry.path
    target.parent.mkdir(exist_ok=True)
    if target.exists():
        raise FileError(target, "在印刷包里出现了两次", advice="请检查导出的文件名")
    shutil.copyfile(entry.source, target)
    return {**_facts(entry.path, entry.kind, target), **entry.facts}


def _facts(path: str, kind: str, file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"path": path, "kind": kind, "bytes": file.stat().st_size, "sha256": digest}


def _manifest(
    edition: Edition, pages: Sequence[PageFrames], files: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "publication": edition.publication.name,
        "issue": edition.issue.label,
        "date": edition.issue.date.isoformat(),
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "pages": [
            {
                "number": page.number,
                "width_mm": round(page.width.mm, 2),
                "height_mm": round(page.height.mm, 2),
            }
            for page in pages
        ],
        "fonts": [
            {
                "name": face.word_name,
                "other_name": face.alt_name,
                "previewed_in": f"{face.family} {face.style}".strip(),
                "substituted": face.substituted,
            }
            for face in _faces(pages)
        ],
        "files": files,
    }


def _faces(pages: Sequence[PageFrames]) -> list[FontFace]:
    met = {
        run.face.word_name: run.face
        for page in pages
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        for run in line.runs
    }
    return [met[name] for name in sorted(met)]


def _note(edition: Edition, pages: Sequence[PageFrames], entries: Sequence[_Entry]) -> str:
    """What the print shop should know, one line each."""
    sizes = sorted({(page.width, page.height) for page in pages})
    fonts = "、".join(face.word_name for face in _faces(pages))
    lines = [
        f"{edition.publication.name}　{edition.issue.label}　付印说明",
        "",
        f"版数：{len(pages)}",
        f"成品尺寸：{'、'.join(_millimetres(size) for size in sizes)}",
        f"所用字体：{fonts}",
        "版面以大样（PDF）为准；版面稿（Word）每一行的位置已经固定，请勿重新排行。",
        "如字体缺失，请先安装上列字体再打开版面稿。",
        "",
        "文件：",
        *(f"  {entry.path}　{_KINDS.get(entry.kind, entry.kind)}" for entry in entries),
    ]
    poor = [entry for entry in entries if entry.facts.get("dpi", 300) < 200]
    if poor:
        lines += ["", "精度不足 200 dpi 的图片："]
        lines += [f"  {entry.path}　{entry.facts['dpi']} dpi" for entry in poor]
    lines += ["", f"{MANIFEST} 记有每个文件的 SHA-256，可用来核对文件是否完整。"]
    return "\n".join(lines) + "\n"


def _millimetres(size: tuple[Length, Length]) -> str:
    return f"{size[0].mm:g} × {size[1].mm:g} 毫米"


def _zip(folder: Path, archive: Path, name: str) -> None:
    """The folder as a .zip that holds one folder of that name."""
    with zipfile.ZipFile(archive, "w") as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stored = path.suffix.lower() in _STORED
                package.write(
                    path,
                    f"{name}/{path.relative_to(folder).as_posix()}",
                    zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED,
                )
