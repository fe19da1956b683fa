"""marked, remarks and recheck: what was changed, what was remarked, what nobody asked for."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.desk.remarking import anchor_in
from newsroom.model.article import Article
from newsroom.model.issue import IssueNumber
from newsroom.model.remark import Remark

BODY = "河湾村修通了十二公里机耕路，收果子再也不用肩挑手提。"
NOW = datetime.datetime(2026, 3, 13, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An issue with a proofed article that was remarked on and changed since."""
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("林可欣")
        home = desk.library.publications.find("上街时报")
        number = IssueNumber((32,), (707,))
        change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), number)
        issue = next(iter(change.issues))
        article = Article(headline="河湾村修路", body=BODY)
        desk.library.articles.add(article, publication=home, issue=issue, person="", reason="导入")
        page = desk.library.issues.pages(issue)[0].uuid
        desk.paging.place(article.uuid, page, 0, 40)
    run(path, "proof", "--issue", "32", "--out", str(folder))
    with Desk.open(path) as desk:
        at = BODY.index("十二")
        anchor = anchor_in(article, "body", at, at + 2)
        for person, proposal in (("唐校对", "十三"), ("周主任", "三十")):
            remark = Remark(
                issue=issue, page=page, article=article.uuid, anchor=anchor, person=person,
                proposal=proposal, time=NOW,
            )  # fmt: skip
            desk.remarking.add(remark)
        changed = BODY.replace("十二", "十三").replace("肩挑", "人挑")
        desk.writing.save(replace(article, body=changed))
    return path, article.uuid


def run(library: Path, command: str, *options: str, code: int = 0) -> Any:
    result = CliRunner().invoke(main, [command, "--library", str(library), *options])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout) if code == 0 else result.stderr


def test_marked_copy_is_told_and_written(made: tuple[Path, str], tmp_path: Path) -> None:
    library, article = made
    found = run(library, "marked", "--article", article, "--out", str(tmp_path))
    told = {(each["mark"], each["text"]) for each in found["changes"]}
    assert ("removed", "十二") in told and ("added", "十三") in told
    assert {each["person"] for each in found["changes"]} == {"林可欣"}
    assert Path(found["path"]).name == "河湾村修路-花脸稿.docx"
    message = run(library, "marked", "--article", "没有", code=1)
    assert "没有这篇稿件" in message


def test_remarks_are_told_in_one_order(made: tuple[Path, str], tmp_path: Path) -> None:
    library, _ = made
    found = run(library, "remarks", "--issue", "32", "--page", "1", "--out", str(tmp_path))
    (entry,) = found["entries"]
    assert (entry["page"], entry["quoted"], entry["clash"]) == (1, "十二", True)
    assert [each["person"] for each in entry["remarks"]] == ["唐校对", "周主任"]
    assert entry["changed"] is True
    assert Path(found["path"]).name.endswith("一版-合样清单.docx")
    assert run(library, "remarks", "--issue", "32", "--page", "2")["entries"] == []


def test_a_proof_is_rechecked(made: tuple[Path, str], tmp_path: Path) -> None:
    library, _ = made
    found = run(library, "recheck", "--issue", "32", "--page", "1", "--out", str(tmp_path))
    told = {each["after"]: each["verdict"] for each in found["alterations"]}
    assert told["十三"] == "asked" and found["unasked"] == 1
    assert Path(found["path"]).name.endswith("-核红.pdf")
    with pypdfium2.PdfDocument(found["path"]) as file:
        assert "没有批注" in file[0].get_textpage().get_text_range()


def test_a_library_without_proofs_cannot_be_rechecked(tmp_path: Path) -> None:
    path = tmp_path / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.find("上街时报")
        desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((32,), (707,)))
    assert "没有稿件上版" in run(path, "recheck", "--issue", "32", code=1)
