"""Pages that pass between desks, as files on disk between real libraries."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.checking import check
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.packing import stow
from newsroom.desk.page_arrivals import Fate, PageComing
from newsroom.desk.passing import write
from newsroom.errors import FileError, RefusedError
from newsroom.intake.exchange import received_package
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.exchange import MANIFEST, PackageKind
from newsroom.model.holding import HoldState
from newsroom.model.identity import new_id
from newsroom.model.issue import IssueNumber
from newsroom.model.kinds import ArticleKind, ArticleStatus
from newsroom.model.placement import Placement
from newsroom.model.remark import Remark
from newsroom.model.signoff import Signoff, SignStep
from newsroom.model.teaser import Teaser
from newsroom.store.verification import verify
from tests import parcels
from tests.desk.conftest import put, story

TIME = datetime.datetime(2021, 10, 15, 9, 20, tzinfo=datetime.UTC)


class Room:
    """The desks of a newsroom and the folder that their packages lie in."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self._stack = stack

    def desk(self, person: str) -> Desk:
        made = self._stack.enter_context(Desk.open(self.folder / f"{person}.newsroom", create=True))
        made.name_person(person)
        return made

    def send(self, desk: Desk, page: str, person: str, along: tuple[str, ...] = ()) -> Path:
        outgoing = desk.passing.pack(page, person, along=along)
        path = write(outgoing, self.folder, Job())
        desk.passing.sent(outgoing)
        return path

    def look(self, desk: Desk, path: Path) -> PageComing:
        with received_package(path, Job(), [PackageKind.PAGE]) as received:
            coming = desk.passing.look(received)
            stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
        return coming

    def take(self, desk: Desk, path: Path, *, theirs: bool | None = None) -> Change:
        return desk.passing.take(self.look(desk, path), theirs=theirs)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ExitStack() as stack:
        yield Room(tmp_path, stack)


@pytest.fixture
def master(room: Room) -> Desk:
    return room.desk("林可欣")


@pytest.fixture
def issue(master: Desk) -> str:
    home = master.library.publications.find("上街时报")
    number = IssueNumber((32,), (707,))
    change = master.paging.new_issue(home, datetime.date(2021, 10, 16), number)
    return next(iter(change.issues))


def room_package(path: Path) -> str:
    """The identity that a package bears."""
    with zipfile.ZipFile(path) as package:
        return json.loads(package.read(MANIFEST))["uuid"]


def page_of(desk: Desk, issue: str, number: int) -> str:
    return desk.library.issues.pages(issue)[number - 1].uuid


def place(desk: Desk, article: str, page: str, row: int = 6, *, column: int = 0) -> Placement:
    placement = Placement(page=page, article=article, column=column, row=row, span=2, depth=20)
    desk.library.issues.place(placement)
    return placement


def edit(desk: Desk, article: str, **fields: object) -> None:
    now = desk.library.articles.get(article)
    desk.writing.save(replace(now, **fields))  # type: ignore[arg-type]


@pytest.fixture
def third(master: Desk, issue: str) -> str:
    """The third page, with a story that stands there and one that is meant for it."""
    page = page_of(master, issue, 3)
    place(master, put(master, issue, story("河堤跑道修好了", uuid="堤".encode().hex())), page)
    meant = put(master, issue, story("社区食堂加开晚餐", 3, uuid="食".encode().hex()))
    master.library.articles.assign(meant, issue, page)
    return page


STORY, MEANT = "堤".encode().hex(), "食".encode().hex()


def test_a_page_goes_out_and_comes_back(room: Room, master: Desk, issue: str, third: str) -> None:
    master.passing.assign(third, "李敏")
    path = room.send(master, third, "李敏")
    sheet = master.library.issues.page(third)
    assert path.name == f"上街时报-第32期-三版-{sheet.name}-李敏.nrpage"
    held = master.library.holdings.get(third)
    assert held is not None
    assert (held.state, held.person) == (HoldState.OUT, "李敏")

    other = room.desk("李敏")
    coming = room.look(other, path)
    assert (coming.new_issue, coming.new_house, coming.sender) == (True, False, "林可欣")
    assert {each.fate for each in coming.articles} == {Fate.NEW}
    change = other.passing.take(coming)
    assert change.pages == {third}
    assert other.library.issues.placements(third) == master.library.issues.placements(third)
    assert other.library.articles.get(STORY).body == master.library.articles.get(STORY).body
    assert other.library.issues.meant(issue)[MEANT] == third
    lines = {line.page.number: line for line in other.passing.lines(issue)}
    assert (lines[1].master, lines[3].master) == ("林可欣", "")
    here = other.library.holdings.get(third)
    assert here is not None
    assert (here.state, here.person) == (HoldState.HERE, "林可欣")

    edit(other, STORY, headline="河堤晨跑道修好了")
    place(other, MEANT, third, 40)
    other.library.issues.update_page(replace(other.library.issues.page(third), editor="李敏"))
    signed = Signoff(
        issue=issue,
        page=third,
        step=SignStep.EDITOR,
        person="李敏",
        time=TIME,
        fingerprint="f" * 64,
    )
    other.library.checks.add_signoff(signed)
    other.library.remarks.put(
        Remark(issue=issue, page=third, article=STORY, words="核对里程", time=TIME)
    )
    other.reviewing.submit([STORY])
    back = room.send(other, third, "林可欣")
    given = other.library.holdings.get(third)
    assert given is not None
    assert given.state is HoldState.GIVEN
    other.passing.recall(third)
    again = other.library.holdings.get(third)
    assert again is not None
    assert (again.state, again.person) == (HoldState.HERE, "林可欣")
    other.undo()

    change = room.take(master, back)
    assert change.notes == ()
    assert master.library.articles.get(STORY).headline == "河堤晨跑道修好了"
    assert {p.article for p in master.library.issues.placements(third)} == {STORY, MEANT}
    assert master.library.issues.page(third).editor == "李敏"
    assert master.library.checks.signoffs(issue) == (signed,)
    assert [one.words for one in master.library.remarks.of_article(STORY)] == ["核对里程"]
    held = master.library.holdings.get(third)
    assert held is not None
    assert (held.state, held.person, held.desk) == (
        HoldState.BACK,
        "李敏",
        other.library.arrivals.desk,
    )
    assert master.library.articles.get(STORY).status is ArticleStatus.SUBMITTED
    assert len(master.library.reviews.of(STORY)) == 1
    head = master.library.history.head(STORY)
    assert head.uuid == other.library.history.head(STORY).uuid
    assert not master.library.events.verify()
    verified = verify(master.library.path, Job())
    assert (verified.faults, verified.signatures) == ((), 2)


def test_taking_a_page_is_one_step_that_can_be_taken_back(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    edit(other, STORY, headline="改过的标题")
    extra = put(other, issue, story("新添的一篇", uuid="new-story"))
    place(other, extra, third, 50)
    back = room.send(other, third, "林可欣")
    before = master.library.issues.placements(third)
    room.take(master, back)
    assert master.undo_label == "收下版面包（三版）"
    master.undo()
    assert master.library.issues.placements(third) == before
    assert master.library.articles.get(STORY).headline == "河堤跑道修好了"
    assert master.library.articles.binned("new-story")
    held = master.library.holdings.get(third)
    assert held is not None
    assert held.state is HoldState.OUT
    master.redo()
    assert master.library.articles.get(STORY).headline == "改过的标题"
    assert {p.article for p in master.library.issues.placements(third)} == {STORY, "new-story"}
    assert not master.library.articles.binned("new-story")
    with pytest.raises(RefusedError, match="已经收过"):
        room.look(master, back)


def test_a_package_whose_taking_was_undone_is_taken_again(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    path = room.send(master, third, "李敏")
    other = room.desk("李敏")
    for _ in range(2):
        coming = room.look(other, path)
        assert {each.fate for each in coming.articles} == {Fate.NEW}
        other.passing.take(coming)
        assert other.library.issues.placements(third) == master.library.issues.placements(third)
        other.undo()
        assert other.library.issues.placements(third) == ()
        assert other.library.articles.binned(STORY)
    other.redo()
    assert not other.library.articles.binned(STORY)


def test_what_both_changed_apart_goes_together(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    edit(other, STORY, headline="对方的标题")
    place(other, MEANT, third, 40)
    edit(master, STORY, kicker="民生")
    added = put(master, issue, story("本机添的一篇", uuid="own-story"))
    place(master, added, third, 60, column=3)
    coming = room.look(master, room.send(other, third, "林可欣"))
    fates = {each.article.uuid: each.fate for each in coming.articles}
    assert fates[STORY] is Fate.MERGED
    assert (coming.page.ours, coming.page.theirs, coming.page.clashes) == (True, True, ())
    master.passing.take(coming)
    both = master.library.articles.get(STORY)
    assert (both.kicker, both.headline) == ("民生", "对方的标题")
    placed = {p.article for p in master.library.issues.placements(third)}
    assert placed == {STORY, MEANT, "own-story"}
    assert len(master.library.history.head(STORY).parents) == 2
    master.undo()
    now = master.library.articles.get(STORY)
    assert (now.kicker, now.headline) == ("民生", "河堤跑道修好了")


def test_where_both_changed_the_same_an_editor_decides(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    edit(other, STORY, headline="对方的标题")
    edit(master, STORY, headline="本机的标题")
    theirs = replace(other.library.issues.placements(third)[0], depth=30)
    mine = replace(master.library.issues.placements(third)[0], depth=25)
    other.library.issues.place(theirs)
    master.library.issues.place(mine)
    coming = room.look(master, room.send(other, third, "林可欣"))
    assert [each.article.uuid for each in coming.clashes] == [STORY]
    assert coming.page.clashes == (STORY,)
    with pytest.raises(RefusedError, match="两边都动过"):
        master.passing.take(coming)
    assert master.library.holdings.package(coming.manifest.uuid) is None
    change = master.passing.take(coming, theirs=True)
    assert master.library.issues.placements(third)[0].depth == 30
    assert master.library.articles.get(STORY).headline == "本机的标题"
    waiting = master.library.arrivals.waiting(STORY)
    assert [one.revision.article.headline for one in waiting] == ["对方的标题"]
    assert any("改到了一起" in note for note in change.notes)
    master.undo()
    assert master.library.arrivals.waiting(STORY) == ()
    assert master.library.issues.placements(third)[0].depth == 25


def test_ours_may_stay(room: Room, master: Desk, issue: str, third: str) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    other.library.issues.place(replace(other.library.issues.placements(third)[0], depth=30))
    master.library.issues.place(replace(master.library.issues.placements(third)[0], depth=25))
    room.take(master, room.send(other, third, "林可欣"), theirs=False)
    assert master.library.issues.placements(third)[0].depth == 25


def test_a_page_changed_after_it_was_looked_at_is_looked_at_again(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    edit(other, STORY, headline="对方的标题")
    coming = room.look(master, room.send(other, third, "林可欣"))
    edit(master, STORY, headline="刚刚改的")
    with pytest.raises(RefusedError, match="又有改动"):
        master.passing.take(coming)


def test_a_package_is_refused_at_its_own_desk_and_when_it_is_old(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    out = room.send(master, third, "李敏")
    with pytest.raises(RefusedError, match="本机"):
        room.look(master, out)
    other = room.desk("李敏")
    room.take(other, out)
    first = room.send(other, third, "林可欣").rename(room.folder / "旧.nrpage")
    edit(other, STORY, headline="后来的标题")
    second = room.send(other, third, "林可欣")
    room.take(master, second)
    assert master.library.articles.get(STORY).headline == "后来的标题"
    with pytest.raises(RefusedError, match="旧"):
        room.look(master, first)


def test_a_frozen_issue_takes_no_page(room: Room, master: Desk, issue: str, third: str) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    back = room.send(other, third, "林可欣")
    master.releasing.printed([issue])
    with pytest.raises(RefusedError, match="冻结"):
        room.look(master, back)
    master.releasing.reopen(issue, "三版还要改")
    room.take(master, back)
    assert master.library.holdings.package(room_package(back)) is not None


def test_an_article_on_two_pages_is_reported(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    fourth = page_of(master, issue, 4)
    place(master, STORY, fourth)
    filed = put(master, issue, story("晚餐加开", 3))
    edit(master, filed, body=master.library.articles.get(MEANT).body + "完。")
    place(other, MEANT, third, 40)
    edit(other, MEANT, body=master.library.articles.get(filed).body)
    place(master, filed, fourth, 40)
    coming = room.look(master, room.send(other, third, "林可欣"))
    assert any("已经排在四版" in words for words in coming.doubles)
    assert any("内容相同" in words for words in coming.doubles)
    master.passing.take(coming)
    lines = {line.page.number: line for line in master.passing.lines(issue)}
    assert lines[3].doubles == ("《河堤跑道修好了》也排在四版",)
    assert lines[4].doubles == ("《河堤跑道修好了》也排在三版",)


def test_what_was_deleted_or_withdrawn_here_is_not_put_back(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    place(other, MEANT, third, 40)
    edit(other, STORY, headline="对方的标题")
    master.writing.bin(STORY)
    coming = room.look(master, room.send(other, third, "林可欣"))
    assert {each.article.uuid: each.fate for each in coming.articles}[STORY] is Fate.GONE
    assert any("在回收站里，没有排到版上" in note for note in coming.notes)
    master.passing.take(coming)
    assert {p.article for p in master.library.issues.placements(third)} == {MEANT}
    assert master.library.articles.binned(STORY)


def test_a_page_that_brings_what_was_deleted_for_good_is_refused(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    place(other, MEANT, third, 40)
    master.purging.delete(STORY, "当事人要求")
    with pytest.raises(RefusedError, match=r"《河堤跑道修好了》.*彻底删除（当事人要求）"):
        room.look(master, room.send(other, third, "林可欣"))
    assert master.library.issues.placements(third) == ()
    assert master.library.holdings.packages(third)[0].content.placements == ()


def test_pages_made_in_libraries_of_their_own_meet_in_one_issue(
    room: Room, master: Desk, issue: str
) -> None:
    """Each desk began the issue itself: day and number say that it is the same one."""
    other = room.desk("李敏")
    home = other.library.publications.find("上街时报")
    number = IssueNumber((32,), (707,))
    made = other.paging.new_issue(home, datetime.date(2021, 10, 16), number)
    theirs = next(iter(made.issues))
    page = page_of(other, theirs, 2)
    article = put(other, theirs, story("二版头条"))
    place(other, article, page)
    coming = room.look(master, room.send(other, page, "林可欣"))
    assert not coming.new_issue
    master.passing.take(coming)
    mine = page_of(master, issue, 2)
    assert mine != page
    assert [p.article for p in master.library.issues.placements(mine)] == [article]
    held = master.library.holdings.get(mine)
    assert held is not None
    assert (held.state, held.person) == (HoldState.BACK, "李敏")
    edit(other, article, headline="二版头条改了")
    room.take(master, room.send(other, page, "林可欣"))
    assert master.library.articles.get(article).headline == "二版头条改了"
    assert len(master.library.issues.all()) == 1


def test_what_stands_beside_the_page_goes_along_to_show_it(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    first = page_of(master, issue, 1)
    guide = Article(kind=ArticleKind.GUIDE, headline="导读")
    place(master, put(master, issue, guide), first, 30)
    master.library.furnishing.set_teasers(issue, [Teaser(issue=issue, article=STORY)])
    fourth = page_of(master, issue, 4)
    lead = put(master, issue, story("头条转四版", 12))
    place(master, lead, first, 60)
    tail = Placement(page=fourth, article=lead, column=0, row=6, span=2, depth=10, part=1)
    master.library.issues.place(tail)
    other = room.desk("李敏")
    path = room.send(master, first, "李敏")
    room.take(other, path)
    assert [one.article for one in other.library.furnishing.teasers(issue)] == [STORY]
    assert [p.article for p in other.library.issues.placements(third)] == [STORY]
    assert other.library.issues.placements(fourth) == (tail,)
    mine = master.paging.edition(issue)
    seen = other.paging.edition(issue)
    one, same = (
        desk.publishing._composers.page(edition, first)
        for desk, edition in ((master, mine), (other, seen))
    )
    assert one.frames == same.frames
    other.undo()
    assert other.library.issues.issue_placements(issue) == ()
    assert other.library.articles.binned(STORY)
    other.redo()
    assert other.library.issues.placements(fourth) == (tail,)
    other.undo()
    room.take(other, path)
    assert [p.article for p in other.library.issues.placements(third)] == [STORY]
    back = room.send(other, first, "林可欣")
    room.take(master, back)
    assert [p.article for p in master.library.issues.placements(third)] == [STORY]


def test_the_house_style_comes_along_where_nothing_is_set_in_another(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    home = master.library.issues.get(issue).publication
    style = master.library.publications.get(home).source
    own = style.replace('hotline = "', 'hotline = "热线')
    master.housing.change(home, own)
    other = room.desk("李敏")
    there = other.library.publications.find("上街时报")
    room.take(other, room.send(master, third, "李敏"))
    assert other.library.publications.get(there).source == own
    other.housing.change(there, style)
    fourth = page_of(master, issue, 4)
    coming = room.look(other, room.send(master, fourth, "李敏"))
    assert any("版式不完全一样" in note for note in coming.notes)
    other.passing.take(coming)
    assert other.library.publications.get(there).source == style


def test_a_page_that_finds_no_room_in_the_house_style_here_is_refused(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    path = room.send(other, third, "林可欣")

    def wide(content: dict) -> None:
        content["placements"][0]["column"] = 40

    with pytest.raises(RefusedError, match="版心放不下"):
        room.look(master, parcels.changed(path, content=wide))


def test_pictures_travel_with_their_originals(
    room: Room, master: Desk, issue: str, third: str, tmp_path: Path
) -> None:
    photo = tmp_path / "灯.jpg"
    photo.write_bytes(parcels.PHOTO)
    master.receiving.add_picture(master.library.articles.get(STORY), photo, -1)
    article = master.library.articles.get(STORY)
    assert article.slots
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    assert other.library.articles.get(STORY).slots == article.slots
    assert other.library.integrity() == ()


def test_a_damaged_page_package_is_refused(room: Room, master: Desk, third: str) -> None:
    path = room.send(master, third, "李敏")

    def wrong(content: dict) -> None:
        content["placements"][0]["article"] = "someone-else"

    other = room.desk("李敏")
    with pytest.raises(FileError, match="前后不符"):
        room.look(other, parcels.changed(path, content=wrong))
    with pytest.raises(FileError, match="更新的采编台"):
        room.look(other, parcels.changed(path, manifest=lambda found: found.update(format=99)))
    assert other.library.issues.all() == ()


@pytest.mark.parametrize(
    "spoilt",
    [{"state": "maybe"}, {"time": "soon"}, {"anchor": "[" * 9_000}, {"words": "\ud800"}],
    ids=["state", "time", "anchor", "words"],
)
def test_rows_that_nobody_could_read_leave_nothing_of_a_package(
    room: Room, master: Desk, third: str, spoilt: dict
) -> None:
    remark = Remark(
        uuid=new_id(),
        article=STORY,
        revision=master.library.history.head(STORY).uuid,
        words="请核人数",
        person="林可欣",
        time=datetime.datetime(2021, 10, 12, tzinfo=datetime.UTC),
    )
    master.library.remarks.put(remark)

    def wrong(content: dict) -> None:
        for table in content["tables"]:
            if table["name"] == "remark":
                table["rows"] = [json.dumps(json.loads(row) | spoilt) for row in table["rows"]]

    other = room.desk("李敏")
    path = parcels.changed(room.send(master, third, "李敏"), content=wrong)
    with pytest.raises(RefusedError, match="读不出来"):
        room.take(other, path)
    assert other.library.issues.all() == ()
    assert other.undo_label == ""


def test_a_clock_that_is_wrong_is_told_and_misleads_nobody(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    edit(other, STORY, headline="对方的标题")

    def ahead(manifest: dict) -> None:
        manifest["made"] = "2199-01-01T00:00:00.000000+00:00"

    path = parcels.changed(room.send(other, third, "林可欣"), manifest=ahead)
    coming = room.look(master, path)
    assert any("时钟不准" in note for note in coming.notes)
    master.passing.take(coming)
    edit(other, STORY, headline="再改的标题")
    room.take(master, room.send(other, third, "林可欣"))
    assert master.library.articles.get(STORY).headline == "再改的标题"


def test_a_page_is_assigned_and_taken_back(master: Desk, issue: str, third: str) -> None:
    with pytest.raises(RefusedError, match="没有写"):
        master.passing.assign(third, " ")
    master.passing.assign(third, "李敏")
    line = master.passing.lines(issue)[2]
    assert line.holding is not None
    assert line.holding.words.startswith("分派给李敏")
    assert line.stories == 1
    assert "李敏" not in master.passing.people(issue)
    master.undo()
    assert master.library.holdings.get(third) is None
    master.redo()
    outgoing = master.passing.pack(third, "李敏")
    master.passing.sent(outgoing)
    with pytest.raises(RefusedError, match="还没有交回"):
        master.passing.assign(third, "石磊")
    master.passing.recall(third)
    assert master.library.holdings.get(third) is None
    assert master.passing.people(issue) == ("李敏",)


def test_what_is_not_saved_and_what_has_no_pages_is_not_sent(
    master: Desk, issue: str, third: str
) -> None:
    typed = replace(master.library.articles.get(STORY), headline="正在改")
    master.writing.keep(typed, master.library.history.head(STORY).uuid)
    with pytest.raises(RefusedError, match="没存上"):
        master.passing.pack(third, "李敏")
    with pytest.raises(RefusedError, match="没有写发给谁"):
        master.passing.pack(third, "")
    bulletin = master.library.publications.find("上街信息")
    change = master.paging.new_issue(bulletin, datetime.date(2021, 10, 16), IssueNumber((1,)))
    with pytest.raises(RefusedError, match="不分版"):
        master.passing.lines(next(iter(change.issues)))


def test_copy_without_a_page_may_go_along(room: Room, master: Desk, issue: str, third: str) -> None:
    loose = put(master, issue, story("还没分版的一篇"))
    assert master.passing.loose(issue) == (loose,)
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏", along=(loose,)))
    line = other.library.articles.summary(loose)
    assert (line.issue, line.page) == (issue, None)


def test_a_page_that_is_still_away_is_told_before_printing(
    room: Room, master: Desk, issue: str, third: str
) -> None:
    def told() -> list[str]:
        material = master.checking.material(issue)
        found = check(material, Composers(), master.library.pictures)
        return [one.finding.told for one in found.judged if one.finding.kind == "away"]

    assert told() == []
    other = room.desk("李敏")
    room.take(other, room.send(master, third, "李敏"))
    assert len(told()) == 1
    assert told()[0].startswith("三版")
    assert "在李敏处" in told()[0]
    room.take(master, room.send(other, third, "林可欣"))
    assert told() == []
