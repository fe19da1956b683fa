"""Receiving: files become articles; the issue comes from their masthead; failures leave nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_bytes, read_files, read_pasted, stow
from newsroom.errors import NewsroomError, RefusedError
from newsroom.job import Job
from newsroom.model.issue import IssueNumber
from newsroom.model.listing import ArticleFilter
from tests.pool import pool

MASTHEAD = """上街时报
SHANGJIE NEWSLETTER
2021年10月16日 星期六 辛丑年九月十一
第32期(总第707期)

老街亮灯

10月15日，城东老街的路灯全部换新，晚饭后散步的人多了起来。
(记者 周闻笛)
"""


def take(desk: Desk, *paths: Path, issue: str | None = None):
    with read_files(list(paths), Job()) as files:
        return desk.receiving.take(files, issue=issue)


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("老街亮灯")
    document.add_paragraph("10月15日，城东老街的路灯全部换新，晚饭后散步的人多了起来。")
    document.add_paragraph("（通讯员 何晓舟）")
    document.save(str(path))
    return path


def test_a_word_file_becomes_an_article(desk: Desk, issue: str, tmp_path: Path) -> None:
    (receipt,), change = take(desk, word_file(tmp_path / "投稿.docx"), issue=issue)
    (article,) = receipt.articles
    assert article.headline == "老街亮灯"
    assert [(c.name, c.role.value) for c in article.credits] == [("何晓舟", "correspondent")]
    assert change.articles == {article.uuid}
    assert pool(desk.library, issue) == (article.uuid,)


def test_the_total_number_of_the_masthead_completes_the_issues(desk: Desk, tmp_path: Path) -> None:
    home = desk.library.publications.find("上街时报")
    date = datetime.date(2021, 10, 16)
    (made,) = desk.paging.new_issue(home, date, IssueNumber((32,))).issues
    path = tmp_path / "一版.txt"
    path.write_text(MASTHEAD, "utf8")
    take(desk, path, issue=made)
    assert desk.library.issues.get(made).number == IssueNumber((32,), (707,))


def test_a_masthead_makes_its_issue_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "一版.txt"
    path.write_text(MASTHEAD, "utf8")
    _, first = take(desk, path)
    _, second = take(desk, path)
    assert first.issues == second.issues
    (made,) = desk.library.issues.all(None)
    assert made.number.numbers == (32,)
    assert made.facts.lunar_date == "辛丑年九月十一"
    assert len(desk.library.issues.pages(made.uuid)) == 4


def test_a_folder_brings_its_pictures(desk: Desk, issue: str, tmp_path: Path) -> None:
    folder = tmp_path / "投稿"
    folder.mkdir()
    word_file(folder / "老街亮灯.docx")
    Image.new("RGB", (1600, 1200), "#7799aa").save(folder / "老街亮灯.jpg")
    (receipt,), _ = take(desk, folder, issue=issue)
    (article,) = receipt.articles
    (slot,) = article.slots
    stored = desk.library.pictures.get(slot.picture)
    assert (stored.width, stored.height) == (1600, 1200)
    assert (
        Path(desk.library.pictures.path(slot.picture)).read_bytes()
        == (folder / "老街亮灯.jpg").read_bytes()
    )


def test_originals_are_stowed_ahead(desk: Desk, issue: str, tmp_path: Path) -> None:
    folder = tmp_path / "投稿"
    folder.mkdir()
    word_file(folder / "老街亮灯.docx")
    Image.new("RGB", (1600, 1200), "#7799aa").save(folder / "老街亮灯.jpg")
    with read_files([folder], Job()) as files:
        ahead = stow(files, desk.library.pictures, Job())
    (receipt,), _ = desk.receiving.take(ahead, issue=issue)
    (slot,) = receipt.articles[0].slots
    assert Path(desk.library.pictures.path(slot.picture)).is_file()
    assert desk.library.pictures.get(slot.picture).name == "老街亮灯.jpg"


def test_one_bad_file_does_not_stop_the_rest(desk: Desk, issue: str, tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"not a Word file")
    good = word_file(tmp_path / "好.docx")
    (failed, taken), change = take(desk, bad, good, issue=issue)
    assert failed.error is not None
    assert "坏.docx" in str(failed.error)
    assert len(taken.articles) == 1
    assert len(change.articles) == 1


def test_pasted_text(desk: Desk, issue: str) -> None:
    file = read_pasted("老街亮灯\n10月15日，城东老街的路灯全部换新。\n（记者 周闻笛）")
    (receipt,), _ = desk.receiving.take((file,), issue=issue)
    assert receipt.articles[0].headline == "老街亮灯"


@pytest.mark.parametrize("encoding", ["utf8", "gb18030", "utf-16"])
def test_standard_input_in_any_encoding(encoding: str) -> None:
    file = read_bytes(MASTHEAD.encode(encoding))
    assert file.facts is not None
    assert file.articles[0].article.headline == "老街亮灯"


def test_empty_input_is_explained() -> None:
    with pytest.raises(NewsroomError):
        read_bytes(b"")


def test_a_picture_is_added_to_an_article(desk: Desk, issue: str, tmp_path: Path) -> None:
    (receipt,), _ = take(desk, word_file(tmp_path / "投稿.docx"), issue=issue)
    article = receipt.articles[0]
    Image.new("RGB", (800, 600), "#8899aa").save(tmp_path / "街.jpg")
    desk.receiving.add_picture(article, tmp_path / "街.jpg", -1)
    saved = desk.writing.open(article.uuid).article
    assert [bool(slot.picture) for slot in saved.slots] == [True]
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"\xff\xd8 no picture")
    with pytest.raises(NewsroomError):
        desk.receiving.add_picture(saved, broken, -1)
    assert desk.writing.open(article.uuid).article == saved


IRREGULAR = "老街亮灯,行人添笑\n10 月 15 日,城东老街的路灯全部换新(节能)。\n（记者 周闻笛）"


def test_normalising_is_reported_and_undone_in_one_step(desk: Desk, issue: str) -> None:
    files = (read_pasted(IRREGULAR), read_pasted(IRREGULAR.replace("老街", "新街")))
    receipts, _ = desk.receiving.take(files, issue=issue)
    assert "“,”改为“，”" in receipts[0].notes[0]
    uuids = [receipt.articles[0].uuid for receipt in receipts]
    regular = [desk.writing.open(uuid).article for uuid in uuids]
    assert regular[0].headline == "老街亮灯，行人添笑"
    reasons = [revision.reason for revision in desk.writing.revisions(uuids[0])]
    assert reasons == ["规范标点和空格", "导入"]
    assert desk.undo_label == "规范标点和空格"
    assert desk.undo().articles == set(uuids)
    came = [desk.writing.open(uuid).article for uuid in uuids]
    assert [article.headline for article in came] == ["老街亮灯,行人添笑", "新街亮灯,行人添笑"]
    assert came[0].body == "10 月 15 日,城东老街的路灯全部换新(节能)。"
    desk.redo()
    assert [desk.writing.open(uuid).article for uuid in uuids] == regular


def test_regular_copy_leaves_one_version_and_goes_to_the_bin_when_undone(
    desk: Desk, issue: str
) -> None:
    file = read_pasted("老街亮灯\n10月15日，城东老街的路灯全部换新。\n（记者 周闻笛）")
    (receipt,), _ = desk.receiving.take((file,), issue=issue)
    assert receipt.notes == ()
    uuid = receipt.articles[0].uuid
    assert len(desk.writing.revisions(uuid)) == 1
    assert desk.undo_label == "收稿 1 篇"
    assert desk.undo().articles == {uuid}
    assert desk.library.articles.binned(uuid)
    desk.redo()
    assert not desk.library.articles.binned(uuid)


def test_taking_in_is_undone_after_its_normalising_but_never_over_later_work(
    desk: Desk, issue: str
) -> None:
    (receipt,), _ = desk.receiving.take((read_pasted(IRREGULAR),), issue=issue)
    uuid = receipt.articles[0].uuid
    desk.undo()
    desk.undo()
    assert desk.library.articles.binned(uuid)
    desk.redo()
    article = desk.writing.open(uuid).article
    desk.library.articles.save(replace(article, headline="改过的题"), person="", reason="改")
    with pytest.raises(RefusedError, match="收稿 1 篇"):
        desk.undo()
    assert not desk.library.articles.binned(uuid)


def test_another_issues_masthead_changes_nothing_and_is_told(desk: Desk, issue: str) -> None:
    before = desk.library.issues.get(issue)
    older = MASTHEAD.replace("16日 星期六", "9日 星期六").replace("第32期", "第31期")
    (receipt,), _ = desk.receiving.take((read_pasted(older),), issue=issue)
    assert desk.library.issues.get(issue) == before
    assert any("第31期" in note and "请核对" in note for note in receipt.notes)


def test_a_masthead_completes_the_issue_that_stands(desk: Desk, issue: str) -> None:
    (receipt,), change = desk.receiving.take((read_pasted(MASTHEAD),))
    assert change.issues == {issue}
    assert desk.library.issues.get(issue).facts.lunar_date == "辛丑年九月十一"
    assert not any("请核对" in note for note in receipt.notes)


def test_an_added_picture_settles_the_draft_and_can_be_undone(
    desk: Desk, issue: str, tmp_path: Path
) -> None:
    (receipt,), _ = take(desk, word_file(tmp_path / "投稿.docx"), issue=issue)
    opened = desk.writing.open(receipt.articles[0].uuid)
    typed = replace(opened.article, subhead="新灯省电")
    desk.writing.keep(typed, opened.head.uuid)
    Image.new("RGB", (800, 600), "#8899aa").save(tmp_path / "街.jpg")
    desk.receiving.add_picture(typed, tmp_path / "街.jpg", -1)
    again = desk.writing.open(typed.uuid)
    assert again.draft is None
    assert (again.article.subhead, len(again.article.slots)) == ("新灯省电", 1)
    desk.undo()
    assert desk.writing.open(typed.uuid).article == opened.article


def test_the_bin_can_be_listed(desk: Desk, issue: str, tmp_path: Path) -> None:
    (receipt,), _ = take(desk, word_file(tmp_path / "投稿.docx"), issue=issue)
    uuid = receipt.articles[0].uuid
    desk.writing.bin(uuid)
    binned = desk.library.articles.summaries(ArticleFilter(in_bin=True))
    assert [summary.uuid for summary in binned] == [uuid]


def test_what_is_urgent_is_done_between_two_files(desk: Desk) -> None:
    seen: list[int] = []
    desk.library.between = lambda: seen.append(len(desk.library.articles.summaries()))
    desk.receiving.take([read_pasted(f"第{n}条消息\n正文一句。") for n in "一二三"])
    assert seen == [0, 1, 2]
