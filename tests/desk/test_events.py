"""Every act at the desk leaves an event: who, what and which records, and never a word of text."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted

COPY = "老街亮灯,行人添笑\n10月15日，城东老街的路灯全部换新。\n（记者 周闻笛）"


def verbs(desk: Desk) -> list[str]:
    return [event.verb for event in reversed(desk.library.events.recent(1000))]


def test_writing_leaves_events(desk: Desk, issue: str) -> None:
    before = len(verbs(desk))
    home = desk.library.issues.get(issue).publication
    (uuid,) = desk.writing.new(home, issue).articles
    opened = desk.writing.open(uuid)
    desk.writing.save(replace(opened.article, headline="老街亮灯"))
    desk.writing.save(desk.writing.open(uuid).article)
    desk.undo()
    desk.redo()
    desk.writing.keep(replace(opened.article, headline="半句"), opened.head.uuid)
    desk.writing.drop_draft(uuid)
    desk.writing.bin(uuid)
    desk.undo()
    desk.redo()
    desk.writing.restore(uuid)
    told = verbs(desk)[before:]
    assert told == [
        *("新建稿件", "保存", "撤销", "重做", "放弃改动"),
        *("删除", "撤销删除", "重做删除", "恢复"),
    ]


def test_paging_leaves_events(desk: Desk, issue: str) -> None:
    before = len(verbs(desk))
    home = desk.library.issues.get(issue).publication
    made = desk.paging.new_issue(home, datetime.date(2021, 10, 23))
    (page,) = desk.paging.add_page(next(iter(made.issues))).pages
    desk.paging.update_page(replace(desk.library.issues.page(page), editor="林可欣"))
    (uuid,) = desk.writing.new(home).articles
    desk.paging.assign((uuid,), issue)
    told = verbs(desk)[before:]
    assert told == ["新建一期", "加版", "修改版面信息", "新建稿件", "归入本期"]


def test_receiving_leaves_events(desk: Desk, issue: str, tmp_path: Path) -> None:
    before = len(verbs(desk))
    (receipt,), _ = desk.receiving.take((read_pasted(COPY),), issue=issue)
    Image.new("RGB", (800, 600), "#8899aa").save(tmp_path / "街.jpg")
    desk.receiving.add_picture(receipt.articles[0], tmp_path / "街.jpg", -1)
    desk.name_person("孟小满")
    assert verbs(desk)[before:] == ["收稿", "添加图片", "添加人员", "换人"]


def test_events_name_who_and_which_but_hold_no_text(desk: Desk, issue: str) -> None:
    (receipt,), _ = desk.receiving.take((read_pasted(COPY),), issue=issue)
    uuid = receipt.articles[0].uuid
    (event,) = desk.library.events.recent(1)
    assert (event.person, event.ids) == ("林可欣", (uuid,))
    written = "".join(e.verb + "".join(e.ids) for e in desk.library.events.recent(1000))
    assert "老街" not in written
    assert desk.library.events.verify() == ()
