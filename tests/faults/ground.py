"""What faults are tried on: a library with an issue, copy with a picture, files to take in."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.desk.reading import read_files
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.issue import IssueNumber
from newsroom.store.library import media_folder

Tell = Callable[..., None]
"""Writes down what was done, so that it outlives the process: told(what, …)."""
Told = list[list[Any]]
NAME = "河湾.newsroom"
STORY = """河堤晨跑道修好了
本报讯（记者 田禾 通讯员 陶小满）昨天清晨，新修的河堤跑道迎来第一批跑步的人。
跑道全长三公里，沿岸装了路灯和饮水台。
附近居民说，过去走的是土路，下雨天一脚泥，如今孩子上学也从这里过。
"""
BRIEF = """社区食堂加开晚餐
本报讯（记者 田禾）即日起，南门社区食堂每天加开晚餐，老人凭卡可打八折。
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder of its own for one fault: the library, the person's data, temporary files, what is
    written outside. disk: where the library lies and files are written to, if elsewhere.
    """

    folder: Path
    disk: Path | None = None

    @property
    def library(self) -> Path:
        """The library's file."""
        return (self.disk or self.folder) / NAME

    @property
    def home(self) -> Path:
        """The person's data folder."""
        return self.folder / "home"

    @property
    def scratch(self) -> Path:
        """The system's folder of temporary files."""
        return self.folder / "tmp"

    @property
    def out(self) -> Path:
        """Where files are written to."""
        return (self.disk or self.folder) / "out"

    @property
    def told(self) -> Path:
        """What the act told before it was ended, a line of JSON each."""
        return self.folder / "told.jsonl"

    @property
    def parcel(self) -> Path:
        """An archive of copy and a photograph, to be taken in."""
        return self.folder / "来稿.zip"


def build(folder: Path, *, placed: bool = True) -> Ground:
    """Make what faults are tried on, once; tried is a copy of it. placed: with an article on a
    page, which takes some time.
    """
    ground = Ground(folder)
    for each in (ground.home, ground.scratch, ground.out):
        each.mkdir(parents=True)
    _pack(ground.parcel)
    with Desk.open(ground.library, create=True) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-shibao")
        number = IssueNumber((5,), (680,))
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 7), number)
        issue = next(iter(change.issues))
        page = desk.library.issues.pages(issue)[1]
        with read_files([ground.parcel], Job()) as files:
            desk.receiving.take(files, home, issue)
        for article in desk.library.articles.where("issue = ?", (issue,)):
            desk.library.articles.assign(article.uuid, issue, page.uuid)
        if placed:
            desk.paging.place(in_order(desk)[0].uuid, page.uuid, 0, 30)
    return ground


def copy_of(ground: Ground, folder: Path) -> Ground:
    """A copy for one fault."""
    shutil.copytree(ground.folder, folder)
    return Ground(folder)


def moved(ground: Ground, disk: Path) -> Ground:
    """A copy's library and what is written, put on a disk of their own."""
    for path in (ground.library, ground.library.with_suffix(".media"), ground.out):
        if path.exists():
            shutil.move(path, disk / path.name)
    return Ground(ground.folder, disk)


def issue_of(desk: Desk) -> str:
    """The one issue."""
    (issue,) = desk.library.issues.all(desk.library.publications.find("shangjie-shibao"))
    return issue.uuid


def in_order(desk: Desk) -> tuple[Article, ...]:
    """The articles, oldest first."""
    return desk.library.articles.where("1", ())


def number_of(body: str) -> int:
    """Which of the numbered texts it is; 0 for none."""
    return int(body[1 : body.index("稿")]) if body.startswith("第") else 0


def pictures(library: Path) -> int:
    """How many originals lie beside a library."""
    return sum(1 for _ in media_folder(library).glob("??/??/*"))


def _pack(path: Path) -> None:
    image = io.BytesIO()
    Image.effect_noise((320, 240), 60).convert("RGB").save(image, "JPEG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("河堤晨跑道.txt", STORY)
        archive.writestr("社区食堂.txt", BRIEF)
        archive.writestr("河堤晨跑道.jpg", image.getvalue())
