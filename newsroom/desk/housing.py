"""House styles: changed as one act that can be undone, seen before they are taken, compared."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom import outside, paths
from newsroom.desk.undo import Step, Steps
from newsroom.errors import FileError, NewsroomError, RefusedError, why
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.house import GROUPS, Key, at
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication, PublicationKind
from newsroom.store.library import Library
from newsroom.store.publications import read

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers

_VERB = "修改版式"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class House:
    """A publication's house style as its text. newer: the text that came with the program where it
    is another one; empty where it is the same, or there is none. issues: what is composed by it,
    as people say it, newest first; signed: how many of their pages are signed.
    """

    publication: str
    stem: str
    source: str
    newer: str = ""
    issues: tuple[str, ...] = ()
    signed: int = 0


class Housing:
    """The verbs of house styles."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def house(self, publication: str) -> House:
        """A publication's house style. Raises NotFoundError."""
        known = self._library.publications.get(publication)
        newer = built_in(known.stem)
        issues = self._library.issues.all(publication)
        signed = sum(
            len({one.page for one in self._library.checks.signoffs(issue.uuid)}) for issue in issues
        )
        return House(
            publication,
            known.stem,
            known.source,
            newer if newer != known.source else "",
            tuple(issue.label for issue in issues),
            signed,
        )

    def change(self, publication: str, source: str) -> Change:
        """Give a publication another house style, as one step.

        Raises NotFoundError; RefusedError naming what is wrong in it, or what stands on pages
        where the new type area ends.
        """
        known = self._library.publications.get(publication)
        before = known.source
        if source == before:
            return Change()
        self._check_room(publication, read(source, known.stem))
        checked(source, known.stem)
        change = self._put(publication, source, _VERB)

        def unchanged(done: bool) -> bool:
            now = self._library.publications.get(publication).source
            return now == (source if done else before)

        self._steps.record(
            Step(
                f"{_VERB}：{known.name}",
                lambda: self._put(publication, before, f"撤销{_VERB}"),
                lambda: self._put(publication, source, f"重做{_VERB}"),
                unchanged,
            )
        )
        return change

    def _put(self, publication: str, source: str, verb: str) -> Change:
        with self._library.transaction():
            self._library.publications.update(publication, source)
            self._library.events.append(self._person(), verb, (publication,))
        issues = frozenset(issue.uuid for issue in self._library.issues.all(publication))
        return Change(label=verb, publications=frozenset({publication}), issues=issues, pool=True)

    def _check_room(self, publication: str, house: Publication) -> None:
        """Raise RefusedError where something stands outside the new type area."""
        if house.kind is PublicationKind.BULLETIN:
            return
        grid = house.grid
        outside: list[str] = []
        for issue in self._library.issues.all(publication):
            pages = {page.uuid: page.label for page in self._library.issues.pages(issue.uuid)}
            for placement in self._library.issues.issue_placements(issue.uuid):
                if placement.right > grid.columns or placement.bottom > grid.rows:
                    outside.append(f"{issue.label}{pages[placement.page]}")
        if outside:
            named = "、".join(tuple(dict.fromkeys(outside))[:_MOST_NAMED])
            raise RefusedError(
                f"新的版心放不下已经排好的 {len(outside)} 篇稿件（{named}）",
                kept="版式没有变化",
                advice="请先把这些稿件移进新的栏数和行数以内，或另建一份刊物",
            )


def built_in(stem: str) -> str:
    """The house style of that stem that comes with the program; empty where none does."""
    shipped = {path.stem: path for path in (paths.resources() / "publications").glob("*.toml")}
    return shipped[stem].read_text("utf8") if stem in shipped else ""


def edited(source: str, changes: Mapping[Key, Any]) -> str:
    """A house style's text with other values at some places; all else stays as it is.

    Raises RefusedError where it cannot be.
    """
    from newsroom.store.house_text import changed  # noqa: PLC0415  loads tomlkit, 40 ms

    try:
        return changed(source, changes)
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise RefusedError(f"版式改不了这一处（{error}）", kept="版式没有变化") from error


def values(source: str) -> dict[str, Any]:
    """What a house style's text says, as plain data. Raises RefusedError."""
    read(source, "")
    return tomllib.loads(source)


def checked(source: str, stem: str) -> Publication:
    """The publication that a text describes. Raises RefusedError naming what is wrong in it."""
    house = read(source, stem)
    grid = house.grid
    if int(grid.pitch) < int(grid.body_size):
        raise RefusedError("行距不能小于正文字号", kept="版式没有变化")
    if grid.left + grid.type_width > grid.trim_width:
        raise RefusedError(
            f"版心比纸还宽：左边空 {grid.left.mm:g} 毫米加版心 {grid.type_width.mm:.1f} 毫米，"
            f"超过成品宽 {grid.trim_width.mm:g} 毫米"
        )
    if grid.top + grid.type_height > grid.trim_height:
        raise RefusedError(
            f"版心比纸还高：上边空 {grid.top.mm:g} 毫米加版心 {grid.type_height.mm:.1f} 毫米，"
            f"超过成品高 {grid.trim_height.mm:g} 毫米"
        )
    for furniture, name in ((house.masthead, "报头"), (house.folio, "版眉")):
        if furniture.rows >= grid.rows or furniture.span > grid.columns:
            raise RefusedError(f"{name}比版心还大")
    return house


def differences(before: str, after: str) -> tuple[str, ...]:
    """What differs between two house styles, in words."""
    one, two = tomllib.loads(before), tomllib.loads(after)
    return tuple(_differences(one, two))


def _differences(one: Mapping[str, Any], two: Mapping[str, Any]) -> Iterator[str]:
    for group in GROUPS:
        for field in group.fields:
            old, new = (at(data, field.key, field.usual) for data in (one, two))
            if old != new:
                words = dict(field.choices)
                said = [_said(words.get(v, v), field.unit) for v in (old, new)]
                yield f"{group.name}·{field.name}：{said[0]} → {said[1]}"
    for key, name in (
        (("fonts",), "字体"),
        (("headline", "sizes"), "标题字号表"),
        (("masthead", "text"), "报头的文字"),
        (("masthead", "rule"), "报头的线"),
        (("folio", "text"), "版眉的文字"),
        (("folio", "rule"), "版眉的线"),
        (("template",), "版式模板"),
        (("printing", "contact"), "付印单的联系电话"),
        (("printing", "inks"), "各版色别"),
    ):
        if at(one, key) != at(two, key):
            yield f"{name}有改动"


def _said(value: Any, unit: str) -> str:
    if value is None or value == "":
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return f"{value} {unit}".strip()


def preview(
    source: str, stem: str, edition: Edition | None, page: str, composers: Composers
) -> PageFrames | str:
    """A page composed in an edited house style, of an issue or of the specimen; or what is wrong.

    edition: None for the specimen.
    """
    try:
        house = checked(source, stem)
        shown = specimen(house) if edition is None else replace(edition, publication=house)
        wanted = page if edition is not None and page else shown.pages[0].uuid
        return composers.page(shown, wanted)
    except NewsroomError as error:
        return error.what


_STORY = """城北的小河今年开春以来一直在清淤，两岸的老树都留着，河边修了一条走路的小道。
住在附近的人早晚都来走一走，有人数过，从桥头走到水闸，一共两千三百步。
## 水清了，鸟也来了
管河的人说，上个月在浅滩上看见了白鹭，头一天两只，第二天就有七八只。
往后每个月的头一个星期天，沿河的几所学校轮流来巡河，捡到什么都记在本子上。"""


def specimen(house: Publication) -> Edition:
    """A page of our own words that shows a house style where there is no issue."""
    issue = Issue(publication="", date=datetime.date(2026, 1, 1), number=IssueNumber((1,), (1,)))
    page = Page(issue=issue.uuid, number=1, name=house.pages[0] if house.pages else "")
    people = (Credit("周闻笛", Role.REPORTER), Credit("陶小满", Role.CORRESPONDENT))
    articles = [
        Article(
            kicker="沿河走一走",
            headline=title,
            subhead="" if number else "两千三百步的小道修好了",
            dateline="本报讯",
            credits=people,
            body="\n".join([_STORY] * (3 - number)),
            importance=5 - number,
        )
        for number, title in enumerate(("小河清了 白鹭来了", "巡河的本子", "桥头的老树"))
    ]
    known = {article.uuid: article for article in articles}
    placements = tuple(_placed(house, page, articles))
    return Edition(house, issue, (page,), placements, known, {})


def _placed(house: Publication, page: Page, articles: list[Article]) -> Iterator[Placement]:
    """The lead over two thirds of the width, the others beside and below it."""
    grid = house.grid
    if house.kind is PublicationKind.BULLETIN:
        return
    top = min(house.masthead.rows, grid.rows - 3)
    wide = max(grid.columns * 2 // 3, 1)
    free = grid.rows - top
    deep = min(max(free * 2 // 3, 3), free)
    places = [(0, top, wide, deep)]
    if grid.columns > wide:
        places.append((wide, top, grid.columns - wide, deep))
    if free - deep >= 3:
        places.append((0, top + deep, grid.columns, free - deep))
    for article, (column, row, span, depth) in zip(articles, places, strict=False):
        yield Placement(
            page=page.uuid, article=article.uuid, column=column, row=row, span=span, depth=depth
        )


@dataclass(frozen=True, slots=True)
class RoleFace:
    """What a role is set in on this machine. installed: for each candidate whether it is here.

    face: the family and style that are used. stands_in: whether that is another font than meant.
    """

    role: str
    word_name: str
    candidates: tuple[str, ...]
    installed: tuple[bool, ...]
    face: str
    stands_in: bool


def faces(source: str, stem: str, _composers: Composers) -> tuple[RoleFace, ...]:
    """The fonts of a house style as this machine has them. Raises RefusedError."""
    from newsroom.typeset.fontlist import find, installed  # noqa: PLC0415  loads HarfBuzz
    from newsroom.typeset.fonts import FontBook  # noqa: PLC0415

    house, here = read(source, stem), installed()
    book = FontBook(house.fonts)
    found = []
    for role, font in house.fonts.items():
        face = book.font(role).face
        found.append(
            RoleFace(
                role,
                font.word_name,
                font.candidates,
                tuple(find(here, wanted) is not None for wanted in font.candidates),
                f"{face.family} {face.style}",
                face.substituted,
            )
        )
    return tuple(found)


def read_file(path: Path) -> str:
    """A house style's file as text. Raises FileError, RefusedError naming what is wrong."""
    try:
        source = outside.read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "不是 UTF-8 文字"
        raise FileError(path, f"读不出来（{reason}）", kept="版式没有变化") from error
    checked(source, path.stem)
    return source


def write_file(source: str, path: Path) -> Path:
    """Write a house style into a file. Raises FileError."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(source, "utf8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileError(path, f"写不进去（{why(error)}）", kept="版式没有变化") from error
    return path


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of edits: the new text, its page and its fonts; or what is wrong with them."""

    source: str = ""
    page: PageFrames | None = None
    faces: tuple[RoleFace, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Edits to be tried. edition: the issue they are seen on; None for the specimen."""

    source: str
    stem: str
    changes: Mapping[Key, Any]
    edition: Edition | None = None
    page: str = ""


def tried(trial: Trial, composers: Composers) -> Tried:
    """Edits seen on a page."""
    try:
        source = edited(trial.source, trial.changes)
        fonts = faces(source, trial.stem, composers)
    except NewsroomError as error:
        return Tried(error=error.what)
    shown = preview(source, trial.stem, trial.edition, trial.page, composers)
    if isinstance(shown, str):
        return Tried(source, None, fonts, shown)
    return Tried(source, shown, fonts)
