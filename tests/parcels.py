"""Packages for tests: honest ones, and the same with something wrong in them."""

from __future__ import annotations

import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from newsroom.export import exchange
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.exchange import (
    CONTENT,
    MANIFEST,
    PICTURE_FOLDER,
    Manifest,
    PackageKind,
    PackedArticle,
    PackedPicture,
    Parcel,
)
from newsroom.model.picture import Picture, Slot
from newsroom.model.revision import Revision
from tests.intake import made

MADE = datetime.datetime(2021, 10, 12, 9, 30, tzinfo=datetime.UTC)
PHOTO = made.picture()
HASH = hashlib.sha256(PHOTO).hexdigest()


def version(article: Article, uuid: str = "r1", parents: tuple[str, ...] = ()) -> Revision:
    """A version of an article by a correspondent."""
    return Revision(uuid, article, parents, "高雨", "保存", MADE)


def parcel(folder: Path, name: str = "稿.nrsub", **manifest: Any) -> Path:
    """A hand-in of one story with a photograph."""
    slot = Slot(caption="街上的新路灯。", picture=HASH)
    article = Article(uuid="a1", headline="小街亮灯", body="路灯亮了。", slots=(slot,))
    member = f"{PICTURE_FOLDER}/01.jpg"
    picture = Picture(HASH, ".jpg", 8, 8, "灯.jpg", len(PHOTO))
    content = Parcel(
        articles=(PackedArticle(revision=version(article)),),
        pictures=(PackedPicture(picture, member),),
    )
    head = Manifest(
        **(
            {"kind": PackageKind.SUBMISSION, "desk": "d1", "made": MADE, "person": "高雨"}
            | manifest
        )
    )
    exchange.write(folder / name, head, content, {member: PHOTO, "稿.docx": b"Word"}, Job())
    return folder / name


def changed(
    path: Path,
    manifest: Callable[[dict[str, Any]], object] | None = None,
    content: Callable[[dict[str, Any]], object] | None = None,
    members: Mapping[str, bytes | None] | None = None,
) -> Path:
    """A package with its manifest or content (its hash made good) or any member changed."""
    with zipfile.ZipFile(path) as package:
        files: dict[str, bytes | None] = {n: package.read(n) for n in package.namelist()}
    head = json.loads(files.pop(MANIFEST) or b"")
    data = json.loads(files[CONTENT] or b"")
    if content is not None:
        content(data)
        raw = json.dumps(data).encode("ascii")
        files[CONTENT] = raw
        for member in head["members"]:
            if member["name"] == CONTENT:
                member |= {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}
    if manifest is not None:
        manifest(head)
    files |= dict(members or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, raw in files.items():
            if raw is not None:
                package.writestr(name, raw)
        if MANIFEST not in files:
            package.writestr(MANIFEST, json.dumps(head, ensure_ascii=False))
    return path
