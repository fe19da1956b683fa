"""The sample issue: copy and pictures as they come in, received and assembled like any others."""

from __future__ import annotations

import datetime
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom import paths
from newsroom.desk import sending
from newsroom.desk.assembling import Effort, Wish
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind, Written
from newsroom.desk.receiving import read_files
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import Painter
from newsroom.model.issue import IssueFacts, IssueNumber
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.model.teaser import Teaser

_STEM = "yunxi-shibao"
# Built once, and perhaps on a machine that is busy starting: patience costs nothing elsewhere.
_EFFORT = Effort(first=10.0)


def library_path() -> Path:
    """Where the sample's library lies."""
    return paths.sample_library()


def prepare(job: Job) -> Path:
    """The sample's library, built at its first use: beside its place, then moved there whole.

    Raises NewsroomError where it cannot be built, CancelledError after a cancel.
    """
    target = library_path()
    if target.exists():
        return target
    with tempfile.TemporaryDirectory(prefix=".sample-", dir=target.parent) as folder:
        made = Path(folder, target.name)
        with Desk.open(made, create=True) as desk:
            make(desk, job)
            media = desk.library.media
        media.replace(target.with_name(media.name))
        made.replace(target)
    return target


def make(desk: Desk, job: Job) -> str:
    """Put the sample issue into a library; its identity.

    Raises NewsroomError where copy cannot be read, CancelledError after a cancel.
    """
    folder = paths.resources() / "sample"
    data = tomllib.loads((folder / "issue.toml").read_text("utf8"))
    publication = desk.library.publications.add(_house_style(folder, data["style"]), _STEM)
    number = IssueNumber(tuple(data["numbers"]), tuple(data["totals"]))
    change = desk.paging.new_issue(publication, _date(data), number)
    issue = next(iter(change.issues))
    told = IssueFacts(**data["facts"])
    desk.paging.update_issue(replace(desk.library.issues.get(issue), facts=told))
    for page, facts in zip(desk.library.issues.pages(issue), data["page"], strict=True):
        editors = {key: facts[key] for key in ("name", "editor", "proofreader")}
        desk.paging.update_page(replace(page, **editors))
        with read_files([folder / facts["copy"]], job) as files:
            receipts, _ = desk.receiving.take(files, publication, issue, page.uuid)
        for receipt in receipts:
            if receipt.error is not None:
                raise receipt.error
        lead = receipts[0].articles[0]
        desk.writing.rate(lead.uuid, 5)
    _furnish(desk, issue, data, folder)
    for wish in data["placed"]:
        _place(desk, issue, wish)
    desk.assemble(issue, Wish(effort=_EFFORT), job)
    return issue


def _place(desk: Desk, issue: str, wish: dict[str, Any]) -> None:
    """Put one article where the sample wants it, and lock it there."""
    edition = desk.paging.edition(issue)
    page = _page(edition, wish["page"])
    placed = _put(desk, issue, _titled(edition, wish["headline"]).uuid, wish)
    if wish.get("jump", False):
        desk.paging.jump_to(placed.uuid, _page(edition, page.number + 1).uuid)


def _put(desk: Desk, issue: str, article: str, wish: dict[str, Any]) -> Placement:
    """Put an article in its rectangle, and lock it there."""
    page = _page(desk.paging.edition(issue), wish["page"])
    desk.paging.place(article, page.uuid, wish["column"], wish["row"])
    (placed,) = desk.paging.edition(issue).parts(article)
    desk.paging.restyle(
        placed.uuid,
        lambda placement: replace(
            placement,
            span=wish["span"],
            depth=wish["depth"],
            text_columns=0,
            pictures=(),
            headline_rows=0,
            headline_size=None,
            vertical_headline=wish.get("vertical", False),
            box=wish.get("box", False),
            tint=wish.get("tint", 0),
            locked=True,
        ),
    )
    return placed


def _furnish(desk: Desk, issue: str, data: dict[str, Any], folder: Path) -> None:
    """The sample's sections with their banners, its 导读, its filler pool and its roster."""
    publication = desk.library.issues.get(issue).publication
    edition = desk.paging.edition(issue)
    for section in data["section"]:
        for headline in section["headlines"]:
            article = _titled(edition, headline)
            desk.writing.save(replace(article, section=section["name"]))
    artwork = {banner["section"]: folder / banner["picture"] for banner in data["banner"]}
    banners = [Banner(publication=publication, section=section) for section in artwork]
    desk.furnishing.set_banners(publication, banners, artwork)
    lines = tuple(
        Teaser(
            issue=issue,
            article=_titled(edition, line["headline"]).uuid,
            words=line.get("words", ""),
        )
        for line in data["guide"]["line"]
    )
    desk.furnishing.set_teasers(issue, lines)
    (guide,) = desk.furnishing.new_guide(issue).articles
    _put(desk, issue, guide, data["guide"] | {"page": 1})
    for filler in data["filler"]:
        _fill(desk, issue, filler, folder)
    officials = enumerate(data["official"], 1)
    desk.roster.put([Official(rank=rank, **official) for rank, official in officials])


def _fill(desk: Desk, issue: str, wish: dict[str, Any], folder: Path) -> None:
    """Take one filler into the pool; lock it on its page where the sample wants it there."""
    article = Article(headline=wish["headline"], body=wish.get("body", ""))
    filler = Filler(
        article=article.uuid,
        publication=desk.library.issues.get(issue).publication,
        kind=FillerKind(wish["kind"]),
        span=wish.get("span", 0),
        rows=wish.get("rows", 0),
    )
    picture = wish.get("picture")
    desk.fillers.add(article, filler, folder / picture if picture else None)
    if "page" in wish:
        _put(desk, issue, article.uuid, wish | {"depth": wish["rows"]})


def _titled(edition: Edition, headline: str) -> Article:
    return next(a for a in edition.articles.values() if a.headline == headline)


def _page(edition: Edition, number: int) -> Page:
    return next(page for page in edition.pages if page.number == number)


def write_package(out: Path, painter: Painter, job: Job) -> tuple[Written, ...]:
    """Build the sample in a library of its own and write its print package into a folder."""
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-") as folder,
        Desk.open(Path(folder, f"sample{paths.LIBRARY_SUFFIX}"), create=True) as desk,
    ):
        prepared = sending.prepare(desk, make(desk, job))
        wish = sending.Wish(out, frozenset({FileKind.PACKAGE}), strict=False)
        return sending.send(prepared, desk.publishing, wish, painter, job).written


def _date(data: dict[str, Any]) -> datetime.date:
    date = data["date"]
    assert isinstance(date, datetime.date)
    return date


def _house_style(folder: Path, style: str) -> str:
    """The sample paper's own facts over a shipped paper's page."""
    facts = (folder / "publication.toml").read_text("utf8")
    shipped = (paths.resources() / "publications" / f"{style}.toml").read_text("utf8")
    return facts + shipped[shipped.index("\n[grid]") :]
