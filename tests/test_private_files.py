"""No file that leaves the house tells where it was made, by whom, or what stood there before.

Every kind is written once over a small issue, then opened part by part. What a kind is there to
tell (who sends a package, what a marked copy changes) is named here, and nothing else may be told.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from newsroom.cli import main
from newsroom.cli.shared import qt_painter
from newsroom.desk import certifying, error_files, pack_files, reporting
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.job import Job
from newsroom.model.account import BookedError, Found, OutsideReview
from newsroom.model.article import Article
from newsroom.model.correction import Correction
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import IssueNumber
from newsroom.model.ledger import Span
from newsroom.model.pack import Entry, Pack
from newsroom.model.picture import Slot
from newsroom.model.remark import Remark
from newsroom.model.status import IssueStatus
from tests.leaks import files, leaks

SECRETS = {
    "user": "qiangushi88",
    "home": "geheimordner77",
    "temporary": "linshijia99",
    "library": "不外传的稿库",
    "person": "秦不见",
    "former": "原先写的是昨夜停电",
    "camera": "SERIAL-4711-OF-SOMEBODY",
}
DAY = datetime.date(2026, 3, 7)
TIME = datetime.datetime(2026, 3, 6, 9, 30, tzinfo=datetime.UTC)
STORY = "入秋以来，城东的小街换了新路灯，晚饭后出门散步的人多了起来。"
# Who sends a package, orders the printing or answers an outside opinion says so in it; desks that
# work on one page put versions together and need the former ones, and originals as they came; a
# marked copy is there to show what stood before.
MEANT = {
    "person": (".nrsub", ".nrpage", ".nrpub", "付印单", "花脸稿", "整改回执"),
    "camera": (".nrsub", ".nrpage", ".nrpub"),
    "former": (".nrpage", "花脸稿"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A person's folder with a name that would be known again, as the system tells it."""
    folder = tmp_path_factory.mktemp(SECRETS["home"])
    temporary = folder / SECRETS["temporary"]
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USER", "LOGNAME", "USERNAME"):
            patch.setenv(name, SECRETS["user"])
        patch.setenv("HOME", str(folder))
        patch.setenv("NEWSROOM_HOME", str(folder / "data"))
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr("tempfile.tempdir", None)
        yield folder


def photograph(folder: Path) -> Path:
    path = folder / "路灯.jpg"
    told = Image.Exif()
    told[0x013B] = "沈一舟"
    told.get_ifd(0x8769)[0xA431] = SECRETS["camera"]
    told.get_ifd(0x8825)[29] = "2026:03:06"
    Image.linear_gradient("L").convert("RGB").save(path, exif=told.tobytes())
    return path


@pytest.fixture(scope="module")
def library(home: Path) -> Path:
    """A library with a printed issue, and something of every kind to be written out."""
    path = home / f"{SECRETS['library']}.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person(SECRETS["person"])
        paper = desk.library.publications.find("上街时报")
        change = desk.paging.new_issue(paper, DAY, IssueNumber((5,), (680,)))
        issue = next(iter(change.issues))
        picture = desk.library.pictures.add(photograph(home), width=256, height=256)
        story = Article(
            headline="小街换了新路灯",
            body=f"{SECRETS['former']}。" + "\n".join([STORY] * 6),
            credits=(Credit("沈一舟", Role.REPORTER),),
            slots=(Slot(caption="新路灯", picture=picture.sha256),),
        )
        desk.library.articles.add(
            story, publication=paper, issue=issue, person="沈一舟", reason="导入"
        )
        desk.writing.save(replace(story, body="\n".join([STORY] * 6)))
        page = desk.library.issues.pages(issue)[1].uuid
        desk.paging.bring(story.uuid, page)
        desk.library.remarks.put(
            Remark(issue=issue, page=page, article=story.uuid, words="标题再短些", time=TIME)
        )
        desk.library.corrections.put(
            Correction(issue=issue, number=1, page=2, before="十二", after="十三", time=TIME)
        )
        review = OutsideReview(
            publication=paper, issue=issue, unit="审读中心", day=DAY, words="总体良好", time=TIME
        )
        desk.library.account.put_review(review)
        desk.library.account.put(
            [BookedError(issue=issue, wrong="布署", right="部署", found=Found.AFTER, time=TIME)]
        )
        desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    return path


def ids(library: Path) -> tuple[str, str, str]:
    """The issue, its article, the outside opinion."""
    with Desk.open(library) as desk:
        paper = desk.library.publications.find("上街时报")
        issue = desk.issue("5").uuid
        (article,) = desk.library.articles.summaries()
        (review,) = desk.library.account.reviews(paper)
        return issue, article.uuid, review.uuid


def run(*args: object) -> None:
    """A command, as the program's user gives it."""

    made = CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)
    assert made.exit_code == 0, made.output


@pytest.fixture(scope="module")
def written(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every kind that the program writes."""
    out = tmp_path_factory.mktemp("out")
    issue, article, review = ids(library)
    given = ("--library", library, "--issue", issue)
    for command in ("galley", "proof", "remarks", "corrections"):
        run(command, *given, "--out", out)
    run("marked", "--library", library, "--article", article, "--out", out)
    days = ("--from", "2026-03-01", "--to", "2026-03-31")
    run("stats", "--library", library, *days, "--xlsx", out / "统计.xlsx")
    run("errors", "--library", library, *days, "--xlsx", out / "差错率账.xlsx")
    run("submit", "--library", library, "--article", article, "--out", out / "稿.nrsub")
    run("send-page", *given, "--page", 2, "--to", "李敏", "--out", out)
    run("send-settings", "--library", library, "--publication", "上街时报", "--out", out)
    run("test-page", "--out", out)
    _write_at_the_desk(library, out, article, review)
    return out


def _write_at_the_desk(library: Path, out: Path, article: str, review: str) -> None:
    """What only the window writes; and the package, without the check that comes before it."""
    with Desk.open(library) as desk:
        paper = desk.library.publications.get(desk.library.publications.find("上街时报"))
        evidence = certifying.gather(desk.library, article)
        pages = Composers().pages(evidence.edition)
        package = frozenset({FileKind.PACKAGE})
        desk.publishing.export(evidence.edition, out, package, qt_painter(), Job())
        certifying.certify(evidence, pages, qt_painter(), desk.library.pictures, out, Job())
        home = desk.library.publications.find("上街时报")
        span = Span(since=DAY, until=DAY, publication=home, own=False)
        count = desk.statistics.count(span)
        reporting.write_notice(count, paper, out / "用稿通报.docx")
        told = error_files.receipt(desk.library, review, SECRETS["person"])
        error_files.write_receipt(told, out / "整改回执.docx")
        words = Pack(
            key="house", title="本报", entries=(Entry(words=("布署",), instead=("部署",)),)
        )
        for suffix in ("toml", "xlsx"):
            pack_files.write(words, out / f"规则包.{suffix}")


def test_every_kind_is_there(written: Path) -> None:
    found = {path.suffix for path in files(written)}
    wanted = ".docx .pdf .png .jpg .zip .json .xlsx .nrsub .nrpage .nrpub .toml"
    assert found == set(wanted.split())
    assert len({path.name for path in files(written)}) >= 25


def test_no_file_tells_what_is_nobodys_business(written: Path) -> None:
    host = os.uname().nodename if hasattr(os, "uname") else ""
    asked = SECRETS | ({"host": host} if len(host) > 7 else {})
    found = [
        one
        for one in leaks(files(written), asked)
        if not any(kind in one for kind in MEANT.get(one.partition(":")[0], ()))
    ]
    assert not found, "\n".join(found)


def test_what_is_meant_to_be_told_is_found_where_it_is(written: Path) -> None:
    """The search finds what is there, in every part of a file."""
    found = leaks(files(written), SECRETS)
    assert any(one.startswith("camera: 稿.nrsub/图片/") for one in found)
    assert any(one.startswith("former: ") and "document.xml" in one for one in found)
    assert any(one == "person: 稿.nrsub/package.json" for one in found)
    assert json.loads((next(written.rglob("清单.json"))).read_text("utf8"))
