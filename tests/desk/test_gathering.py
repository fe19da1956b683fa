"""合样: remarks of several people in the order of the page; marked and listed on its proof."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.gathering import entry_record, gathered, plain, write
from newsroom.desk.remarking import anchor_in
from newsroom.desk.sheet_marks import remark_marks, together
from newsroom.desk.sheets import ProofWish
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import BoxFrame, PageFrames, TextFrame
from newsroom.model.gathered import Entry
from newsroom.model.issue import IssueNumber
from newsroom.model.remark import Remark, RemarkState
from newsroom.model.sheetmark import PageMarks, Tone
from newsroom.typeset.marksheet import LIST_WIDTH
from tests.desk.conftest import put, story

NOW = datetime.datetime(2026, 3, 13, tzinfo=datetime.UTC)
BODY = "河湾村修通了十二公里机耕路，收果子再也不用肩挑手提。\n村民们说，这条路修到了心坎上。"


class Sheet:
    """A page with two stories and the remarks on it."""

    def __init__(self, desk: Desk, issue: str) -> None:
        self.desk, self.issue = desk, issue
        self.page = desk.library.issues.pages(issue)[1].uuid
        self.lead = put(desk, issue, Article(headline="河湾村修路", body=BODY))
        self.other = put(desk, issue, story("老街亮灯", 3))
        self.spare = put(desk, issue, story("还没上版", 3))
        desk.paging.place(self.lead, self.page, 0, 4)
        desk.paging.place(self.other, self.page, 3, 4)
        self.minute = 0

    def add(self, article: str = "", quoted: str = "", **fields: object) -> Remark:
        self.minute += 1
        made = Remark(issue=self.issue, page=self.page, article=article, person="唐校对", time=NOW)
        if quoted:
            whole = self.desk.library.articles.get(article)
            field = "headline" if quoted in whole.headline else "body"
            at = anchor_in(whole, field, 0, 10**6).words.index(quoted)
            made = replace(made, anchor=anchor_in(whole, field, at, at + len(quoted)))
        made = replace(made, **fields)  # type: ignore[arg-type]
        self.desk.remarking.add(made)
        return self.desk.library.remarks.get(made.uuid)

    def now(self) -> tuple[Edition, tuple[PageFrames, ...]]:
        edition = self.desk.paging.edition(self.issue)
        return edition, self.desk.proofs.sheets(edition, [], ProofWish(marked=False)).pages

    def entries(self) -> tuple[Entry, ...]:
        return gathered(*self.now(), self.desk.remarking.of_issue(self.issue))


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sheet]:
    """Made once: the tests look at it, and change nothing but what they put back."""
    path = tmp_path_factory.mktemp("gathering") / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("林可欣")
        home = desk.library.publications.find("上街时报")
        number = IssueNumber((32,), (707,))
        change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), number)
        made = Sheet(desk, next(iter(change.issues)))
        made.add(made.other, "新路灯", words="换一个词")
        made.add(made.lead, "心坎上", words="口语", person="周主任")
        made.add(made.lead, "十二", proposal="十三")
        made.add(made.lead, "十二公里", proposal="三十公里", person="周主任")
        made.add(made.lead, "修路", words="字号再大一点")
        made.add(made.spare, "", words="这篇先不用", page="")
        made.add(words="栏线太粗", spot=Spot(2, 5, 80))
        yield made


def test_remarks_come_in_the_order_of_the_page_whoever_wrote_them(sheet: Sheet) -> None:
    entries = sheet.entries()
    told = [(each.number, each.page_name, each.field, each.quoted) for each in entries]
    assert told == [
        (1, "二版", "版面", ""),
        (2, "二版", "主题", "修路"),
        (3, "二版", "正文", "十二公里"),
        (4, "二版", "正文", "心坎上"),
        (5, "二版", "正文", "新路灯"),
        (6, "未上版", "整篇", ""),
    ]
    assert entries[2].place.startswith("1栏")
    assert entries[4].place.startswith("4栏")


def test_remarks_on_the_same_words_stand_together_and_their_clash_is_named(sheet: Sheet) -> None:
    entry = sheet.entries()[2]
    assert [remark.person for remark in entry.remarks] == ["唐校对", "周主任"]
    assert entry.clash and entry.open
    uuid = entry.remarks[1].uuid
    sheet.desk.remarking.settle([uuid], RemarkState.DECLINED, "以前者为准")
    assert not sheet.entries()[2].clash
    sheet.desk.undo()
    assert sheet.entries()[2].clash


def test_words_that_were_changed_since_keep_their_place(sheet: Sheet) -> None:
    now = sheet.desk.library.articles.get(sheet.lead)
    sheet.desk.writing.save(replace(now, body=BODY.replace("十二公里", "十三公里")))
    changed = sheet.entries()[2]
    assert changed.changed and len(changed.remarks) == 2
    assert changed.place.startswith("1栏")
    sheet.desk.writing.save(replace(now, body=BODY))
    assert not sheet.entries()[2].changed


def test_the_list_is_written_as_word_and_as_words(sheet: Sheet, tmp_path: Path) -> None:
    edition, _ = sheet.now()
    entries = sheet.entries()
    path = write(edition, entries, tmp_path)
    assert path.name.endswith("-合样清单.docx")
    table = docx.Document(str(path)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "位置", "原文", "批注", "勾"]
    assert rows[3][3] == "唐校对：改为“十三”\n周主任：改为“三十公里”\n※ 意见不一，请定一个"
    assert rows[3][4] == "□\n□"
    assert "【十二公里】" in rows[3][2]
    assert "3. 二版 " in plain(entries) and "周主任：口语" in plain(entries)
    assert entry_record(entries[2])["clash"] is True
    with pytest.raises(RefusedError, match="还没有批注"):
        write(edition, (), tmp_path)


def test_remarks_are_marked_on_the_proof_with_their_list_beside_it(sheet: Sheet) -> None:
    edition, _ = sheet.now()
    marks = remark_marks(sheet.entries())
    assert set(marks) == {2}
    page = edition.pages[1].uuid
    plain_sheet = sheet.desk.proofs.sheets(edition, [page], ProofWish()).pages[0]
    marked = sheet.desk.proofs.sheets(edition, [page], ProofWish(marks=marks)).pages[0]
    assert marked.width == plain_sheet.width + LIST_WIDTH
    assert marked.trim == plain_sheet.trim
    grounds = [
        index
        for index, frame in enumerate(marked.frames)
        if isinstance(frame, BoxFrame) and frame.fill == Tone.REMARK.ground
    ]
    assert len(grounds) >= 3
    below = marked.frames[grounds[-1] + 1]
    assert isinstance(below, TextFrame)  # the ground lies under the text that it is about
    words = "".join(
        line.text for f in marked.frames if isinstance(f, TextFrame) for line in f.lines
    )
    assert "合样" in words and "意见不一" in words and "栏线太粗" in words


def test_a_list_that_is_long_goes_on_in_another_column(sheet: Sheet) -> None:
    edition, _ = sheet.now()
    marks = remark_marks(sheet.entries())[2]
    long = PageMarks(marks.title, marks.marks, marks.notes * 20)
    page = edition.pages[1].uuid
    plain_sheet = sheet.desk.proofs.sheets(edition, [page], ProofWish()).pages[0]
    made = sheet.desk.proofs.sheets(edition, [page], ProofWish(marks={2: long})).pages[0]
    assert made.width >= plain_sheet.width + LIST_WIDTH * 2
    texts = [f for f in made.frames if isinstance(f, TextFrame)]
    assert max(int(f.y + f.height) for f in texts) <= made.height
    both = together(({2: marks}, {2: long}, {3: marks}))
    assert set(both) == {2, 3}
    assert len(both[2].notes) == len(marks.notes) * 21 + 1
