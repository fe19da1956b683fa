"""compare and corrections: what the print shop returned, and what it is to change."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from newsroom.cli import main
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.export import word_page
from newsroom.model.article import Article
from newsroom.model.correction import Correction, CorrectionSource
from newsroom.model.issue import IssueNumber


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An issue with one article on its first page, its page file changed beside it."""
    path = tmp_path / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.find("上街时报")
        change = desk.paging.new_issue(
            home, datetime.date(2021, 10, 16), IssueNumber((32,), (707,))
        )
        issue = next(iter(change.issues))
        body = "\n".join(f"第{n}天，城东的小街换了新路灯，散步的人多了。" for n in "一二三四五六")
        article = Article(headline="小街换新灯", body=body)
        desk.library.articles.add(article, publication=home, issue=issue, person="", reason="导入")
        page = desk.library.issues.pages(issue)[0].uuid
        desk.paging.place(article.uuid, page, 0, 40)
        desk.correcting.add(
            Correction(
                issue=issue,
                number=0,
                page=1,
                before="旧",
                after="新",
                source=CorrectionSource.TELEPHONE,
                time=datetime.datetime(2021, 10, 15, tzinfo=datetime.UTC),
            )
        )
        edition = desk.paging.edition(issue)
        file = tmp_path / "版面稿.docx"
        word_page.write(edition, Composers().pages(edition), desk.library.pictures, file)
    document = docx.Document(str(file))
    for text in document.element.body.iter("{*}t"):
        text.text = (text.text or "").replace("第三天", "第八天")
    document.save(str(tmp_path / "回样.docx"))
    return path


def test_differences_are_told_as_json(library: Path) -> None:
    asked = ["compare", "--library", str(library), "--issue", "32"]
    files = [str(library.with_name(name)) for name in ("版面稿.docx", "回样.docx")]
    run = CliRunner().invoke(main, [*asked, *files])
    assert run.exit_code == 0, run.output
    same, changed = json.loads(run.stdout)
    assert same["differences"] == []
    (one,) = changed["differences"]
    assert (one["page"], one["headline"], one["field"]) == (1, "小街换新灯", "正文")
    assert (one["kind"], one["can_take"], one["decided"]) == ("number", True, "")
    assert ("三" in one["before"], "八" in one["after"]) == (True, True)


def test_a_file_that_cannot_be_read_fails(library: Path) -> None:
    asked = ["compare", "--library", str(library), "--issue", "32", "没有.docx"]
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 1
    assert "“没有.docx”找不到" in run.output


def test_the_list_is_told_written_and_printed(library: Path, tmp_path: Path) -> None:
    asked = ["corrections", "--library", str(library), "--issue", "32"]
    run = CliRunner().invoke(main, [*asked, "--out", str(tmp_path)])
    (one,) = json.loads(run.stdout)
    assert (one["number"], one["before"], one["after"]) == (1, "旧", "新")
    assert (tmp_path / "上街时报-2021-10-16-第32期-改样单.docx").exists()
    words = CliRunner().invoke(main, [*asked, "--text"]).stdout.splitlines()
    assert words[1] == "1. 一版：“旧”改为“新”"
