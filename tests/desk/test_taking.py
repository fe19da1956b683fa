"""Packages between desks: a correspondent's, an editor's and another editor's."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.compare.merging import Choice
from newsroom.desk import parcel_files, taking_run
from newsroom.desk.desk import Desk
from newsroom.desk.handing import Wish
from newsroom.desk.lineage import Home, Outcome
from newsroom.desk.taking import ParcelReceipt
from newsroom.desk.taking_run import take_parcels
from newsroom.errors import FileError, RefusedError
from newsroom.intake import exchange
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.exchange import PackageKind
from newsroom.model.identity import new_id
from newsroom.model.picture import Slot
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.model.status import ArticleStatus, IssueStatus
from tests.desk.conftest import story
from tests.intake import made
from tests.parcels import changed

STORY = "清早的菜场刚开门。摊主们把菜码得整整齐齐。\n中午人不多。"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that nobody has worked in yet, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "空.newsroom"
    Desk.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM setting WHERE key = 'desk'")
    return path


@pytest.fixture
def open_desk(tmp_path: Path, empty: Path) -> Iterator[Callable[[str], Desk]]:
    opened: dict[str, Desk] = {}

    def desk(name: str) -> Desk:
        if name not in opened:
            path = tmp_path / f"{name}.newsroom"
            shutil.copyfile(empty, path)
            opened[name] = Desk.open(path)
            opened[name].name_person(name)
        return opened[name]

    yield desk
    for each in opened.values():
        each.close()


@pytest.fixture
def writer(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("高雨")


@pytest.fixture
def editor(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("林可欣")


def home(desk: Desk) -> Home:
    return Home(desk.library.publications.default())


def write(desk: Desk, article: Article) -> str:
    desk.library.articles.add(
        article, publication=home(desk).publication, person=desk.person(), reason="新建"
    )
    return article.uuid


def edit(desk: Desk, uuid: str, **fields: object) -> None:
    article = desk.library.articles.get(uuid)
    desk.writing.save(replace(article, **fields))  # type: ignore[arg-type]


def send(desk: Desk, folder: Path, *articles: str, name: str = "", **wish: object) -> Path:
    """Write a package of some articles."""
    outgoing = desk.handing.outgoing(Wish(articles=articles, **wish))  # type: ignore[arg-type]
    target = folder / (name or f"{outgoing.manifest.uuid}.nrsub")
    path = parcel_files.write(outgoing, target, desk.library.pictures, Job())
    desk.handing.book(outgoing, path)
    return path


def take(desk: Desk, path: Path) -> ParcelReceipt:
    """Take a package; read here, where it is known to be sound: a process for each takes long."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        came = exchange.assembled(path, exchange.unpack_package(path, Path(folder)).sources)
        read = parcel_files.kept(came, desk.library.pictures.files, Job())
    return taken(desk, read)


def receive(desk: Desk, path: Path) -> ParcelReceipt:
    """Take a package as the window does."""
    parcels = parcel_files.lone_parcels([path])
    (read,) = parcel_files.read_parcels(parcels, desk.library.pictures.files, Job())
    return taken(desk, read)


def taken(desk: Desk, read: parcel_files.ReadParcel) -> ParcelReceipt:
    (receipt,), _change = take_parcels([read], None, None, lambda work: work(desk), Job())
    return receipt


def outcome(receipt: ParcelReceipt) -> Outcome:
    assert receipt.error is None, receipt.error
    (taken,) = receipt.taken
    return taken.outcome


def test_an_article_goes_there_and_back(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    receipt = receive(editor, send(writer, tmp_path, uuid, unit="城东街道", note="请审"))
    assert outcome(receipt) is Outcome.NEW
    assert receipt.manifest is not None
    assert (receipt.manifest.person, receipt.manifest.unit) == ("高雨", "城东街道")
    came = editor.library.articles.get(uuid)
    assert came == writer.library.articles.get(uuid)
    assert came.status is ArticleStatus.SUBMITTED
    assert editor.library.history.head(uuid).uuid == writer.library.history.head(uuid).uuid

    edit(editor, uuid, headline="小街夜里亮了灯")
    back = take(writer, send(editor, tmp_path, uuid, kind=PackageKind.RETURN))
    assert outcome(back) is Outcome.UPDATED
    assert back.taken[0].note == "改了主题"
    assert writer.library.articles.get(uuid).headline == "小街夜里亮了灯"
    assert editor.library.history.head(uuid).uuid == writer.library.history.head(uuid).uuid


def test_a_package_that_comes_again_updates_its_own_article(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    first = send(writer, tmp_path, uuid)
    take(editor, first)
    edit(writer, uuid, body=STORY + "\n傍晚收摊。")
    assert outcome(take(editor, send(writer, tmp_path, uuid))) is Outcome.UPDATED
    assert editor.library.articles.get(uuid).body.endswith("傍晚收摊。")
    assert len(editor.library.articles.summaries()) == 1
    again = take(editor, first)
    assert again.taken == ()
    assert "已经收过，没有变化" in again.notes[0]


def test_what_grew_on_the_editors_side_is_not_taken_back_by_an_older_version(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    edit(editor, uuid, headline="改过的题")
    receipt = take(editor, send(writer, tmp_path, uuid))
    assert outcome(receipt) is Outcome.SAME
    assert editor.library.articles.get(uuid).headline == "改过的题"


def both_changed(writer: Desk, editor: Desk, tmp_path: Path, there: str, here: str) -> str:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    edit(writer, uuid, body=there)
    edit(editor, uuid, body=here)
    receipt = take(editor, send(writer, tmp_path, uuid))
    assert outcome(receipt) is Outcome.WAITING
    assert editor.library.articles.get(uuid).body == here
    return uuid


def test_what_both_changed_waits_and_is_put_together(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    there, here = STORY.replace("清早", "天刚亮"), STORY.replace("人不多", "人少些")
    uuid = both_changed(writer, editor, tmp_path, there, here)
    (waiting,) = editor.taking.waiting()
    assert (waiting.article, waiting.person) == (uuid, "高雨")
    _arrival, found = editor.taking.compared(waiting.revision)
    assert found.clashes == ()
    editor.taking.settle(waiting.revision, found.article())
    want = STORY.replace("清早", "天刚亮").replace("人不多", "人少些")
    assert editor.library.articles.get(uuid).body == want
    assert editor.taking.waiting() == ()
    head = editor.library.history.head(uuid)
    assert writer.library.history.head(uuid).uuid in head.parents
    assert len(head.parents) == 2
    assert outcome(take(writer, send(editor, tmp_path, uuid))) is Outcome.UPDATED
    assert writer.library.articles.get(uuid).body == want
    with pytest.raises(RefusedError, match="已经合并过了"):
        editor.taking.settle(waiting.revision, found.article())


def test_putting_together_can_be_undone_and_waits_again(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    there, here = STORY.replace("不多", "很少"), STORY.replace("不多", "少些")
    uuid = both_changed(writer, editor, tmp_path, there, here)
    (waiting,) = editor.taking.waiting()
    _arrival, found = editor.taking.compared(waiting.revision)
    (clash,) = found.clashes
    editor.taking.settle(waiting.revision, found.article({clash.number: Choice.THEIRS}))
    assert editor.library.articles.get(uuid).body == there
    assert editor.undo_label == "合并来稿《小街亮灯》"
    editor.undo()
    assert editor.library.articles.get(uuid).body == here
    assert [one.revision for one in editor.taking.waiting()] == [waiting.revision]
    editor.redo()
    assert editor.library.articles.get(uuid).body == there
    assert editor.taking.waiting() == ()


def test_what_came_may_become_an_article_of_its_own(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    there, here = STORY.replace("不多", "很少"), STORY.replace("不多", "少些")
    uuid = both_changed(writer, editor, tmp_path, there, here)
    (waiting,) = editor.taking.waiting()
    change = editor.taking.keep_apart(waiting.revision)
    (other,) = change.articles - {uuid}
    assert editor.library.articles.get(other).body == there
    assert editor.library.articles.get(uuid).body == here
    editor.undo()
    assert editor.library.articles.binned(other)
    assert len(editor.taking.waiting()) == 1


def test_a_draft_is_never_written_over(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    head = editor.library.history.head(uuid)
    editor.writing.keep(replace(head.article, subhead="正在写"), head.uuid)
    edit(writer, uuid, headline="新题")
    assert outcome(take(editor, send(writer, tmp_path, uuid))) is Outcome.WAITING
    (waiting,) = editor.taking.waiting()
    _arrival, found = editor.taking.compared(waiting.revision)
    editor.taking.settle(waiting.revision, found.article())
    done = editor.library.articles.get(uuid)
    assert (done.headline, done.subhead) == ("新题", "正在写")
    assert editor.library.history.draft(uuid) is None


def test_three_desks_find_what_two_of_them_last_had(
    writer: Desk, editor: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    third = open_desk("程远")
    uuid = write(writer, story("小街亮灯", body=STORY))
    first = send(writer, tmp_path, uuid)
    take(third, first)
    edit(writer, uuid, body=STORY.replace("清早", "天刚亮"))
    take(editor, send(writer, tmp_path, uuid))
    edit(third, uuid, body=STORY.replace("人不多", "人少些"))
    receipt = take(editor, send(third, tmp_path, uuid))
    assert outcome(receipt) is Outcome.WAITING
    (waiting,) = editor.taking.waiting()
    arrival, found = editor.taking.compared(waiting.revision)
    assert arrival.base is not None
    assert arrival.base.body == STORY
    assert found.clashes == ()


def test_pictures_come_along_and_are_stored_once(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    photo = tmp_path / "灯.jpg"
    photo.write_bytes(made.picture())
    uuid = write(writer, story("小街亮灯", body=STORY))
    writer.receiving.add_picture(writer.library.articles.get(uuid), photo, -1)
    path = send(writer, tmp_path, uuid)
    assert outcome(take(editor, path)) is Outcome.NEW
    sha256 = hashlib.sha256(made.picture()).hexdigest()
    (slot,) = editor.library.articles.get(uuid).slots
    assert slot.picture == sha256
    file = editor.library.pictures.file(sha256)
    assert file is not None
    assert file.read_bytes() == made.picture()
    assert editor.library.integrity() == ()


def test_a_readable_word_file_lies_in_the_package(writer: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    with zipfile.ZipFile(send(writer, tmp_path, uuid)) as package:
        text = zipfile.ZipFile(package.open(parcel_files.COPY)).read("word/document.xml").decode()
    for words in ("小街亮灯", "摊主们把菜码得整整齐齐。", "投稿　高雨"):
        assert words in text


def test_remarks_and_opinions_come_back_with_returned_packages(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    remark = Remark(
        article=uuid,
        revision=editor.library.history.head(uuid).uuid,
        anchor=Anchor("body", 0, 2, "清早"),
        words="几点？",
        person="林可欣",
        time=datetime.datetime.now(datetime.UTC),
    )
    editor.library.remarks.put(remark)
    path = send(
        editor, tmp_path, uuid, kind=PackageKind.RETURN, opinions={uuid: "请补采访对象的姓名"}
    )
    receipt = take(writer, path)
    assert receipt.remarks == 2
    came = writer.library.remarks.of_article(uuid)
    assert {one.words for one in came} == {"几点？", "请补采访对象的姓名"}
    assert {one.person for one in came} == {"林可欣"}
    with zipfile.ZipFile(path) as package:
        letter = package.read(parcel_files.LETTER).decode("utf-8-sig")
    assert "“清早”：几点？" in letter
    assert "请补采访对象的姓名" in letter

    writer.library.remarks.put(replace(remark, state=RemarkState.DONE, settled_by="高雨"))
    edit(writer, uuid, body=STORY.replace("清早", "清早五点"))
    receipt = take(editor, send(writer, tmp_path, uuid))
    assert receipt.remarks == 1  # the opinion, which came as a remark of its own
    assert editor.library.remarks.get(remark.uuid).state is RemarkState.DONE


def test_what_an_office_wrote_in_between_stays_there(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    edit(editor, uuid, body="一句内部的话。")
    edit(editor, uuid, body=STORY + "\n傍晚收摊。")
    path = send(editor, tmp_path, uuid, kind=PackageKind.RETURN)
    with zipfile.ZipFile(path) as package:
        content = package.read("content.json").decode()
    assert "内部的话" not in content
    assert "傍晚收摊" in content


def test_telephone_numbers_never_leave(writer: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    (person,) = writer.library.contributors.all()
    writer.library.contributors.update(replace(person, phone="13800001234"))
    with zipfile.ZipFile(send(writer, tmp_path, uuid)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"13800001234" not in everything


def test_taking_can_be_undone(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    known = write(writer, story("旧稿", body=STORY))
    take(editor, send(writer, tmp_path, known))
    edit(writer, known, headline="旧稿新题")
    new = write(writer, story("新稿", body=STORY))
    receipt = take(editor, send(writer, tmp_path, known, new))
    assert [one.outcome for one in receipt.taken] == [Outcome.UPDATED, Outcome.NEW]
    assert editor.undo_label == "收下投稿包“旧稿新题等2篇”"
    editor.undo()
    assert editor.library.articles.get(known).headline == "旧稿"
    assert editor.library.articles.binned(new)
    editor.redo()
    assert editor.library.articles.get(known).headline == "旧稿新题"
    assert not editor.library.articles.binned(new)


def test_what_waited_and_what_was_remarked_is_as_before_when_taking_is_undone(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    edit(writer, uuid, body=STORY.replace("清早", "天刚亮"))
    edit(editor, uuid, body=STORY.replace("人不多", "人少些"))
    assert outcome(take(editor, send(writer, tmp_path, uuid))) is Outcome.WAITING
    (waited,) = editor.taking.waiting()
    remark = Remark(
        uuid=new_id(),
        article=uuid,
        revision=writer.library.history.head(uuid).uuid,
        words="请补人数",
        person="高雨",
        time=datetime.datetime(2021, 10, 12, tzinfo=datetime.UTC),
    )
    writer.library.remarks.put(remark)
    again = send(writer, tmp_path, uuid)
    assert take(editor, again).remarks == 1
    editor.undo()
    assert editor.taking.waiting() == (waited,)
    assert editor.library.remarks.of_article(uuid) == ()
    editor.redo()
    assert [one.revision for one in editor.taking.waiting()] == [waited.revision]
    assert [one.words for one in editor.library.remarks.of_article(uuid)] == ["请补人数"]
    assert "已经收过" in take(editor, again).notes[0]


def test_a_big_package_is_taken_in_parts_and_undone_as_one(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    count = 2 * taking_run.AT_ONCE + 3
    uuids = [write(writer, story(f"第{number}篇", body=STORY)) for number in range(count)]
    path = send(writer, tmp_path, *uuids)
    parcels = parcel_files.lone_parcels([path])
    read = parcel_files.read_parcels(parcels, editor.library.pictures.files, Job())
    job, asked = Job(), []

    def ask(work: Callable[[Desk], object]) -> object:
        asked.append(editor.article_list())
        if len(asked[-1]) == taking_run.AT_ONCE:
            job.cancel()
        return work(editor)

    (receipt,), change = take_parcels(read, None, None, ask, job)
    assert len(change.articles) == len(receipt.taken) == 2 * taking_run.AT_ONCE
    assert receipt.notes == ("已停止，还有 3 篇没有收；要接着收，再收一次这个包",)
    rest = receive(editor, path)
    kinds = [one.outcome for one in rest.taken]
    assert (kinds.count(Outcome.NEW), kinds.count(Outcome.SAME)) == (3, 2 * taking_run.AT_ONCE)
    editor.undo()
    assert sum(map(editor.library.articles.binned, uuids)) == 3
    editor.undo()
    assert all(map(editor.library.articles.binned, uuids))
    assert editor.undo_label == ""
    editor.redo()
    assert sum(map(editor.library.articles.binned, uuids)) == 3


def test_an_article_in_the_bin_is_named_and_left(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    editor.writing.bin(uuid)
    edit(writer, uuid, headline="新题")
    receipt = take(editor, send(writer, tmp_path, uuid))
    assert outcome(receipt) is Outcome.REFUSED
    assert "回收站" in receipt.taken[0].note
    assert editor.library.articles.get(uuid).headline == "小街亮灯"


def test_what_was_refused_can_be_taken_from_the_same_package_later(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    editor.writing.bin(uuid)
    edit(writer, uuid, headline="新题")
    path = send(writer, tmp_path, uuid, kind=PackageKind.RETURN, opinions={uuid: "请核"})
    assert outcome(take(editor, path)) is Outcome.REFUSED
    editor.writing.restore(uuid)
    receipt = take(editor, path)
    assert outcome(receipt) is Outcome.UPDATED
    assert receipt.remarks == 1
    assert "已经收过" in take(editor, path).notes[0]


def test_a_withdrawn_article_is_named_and_left(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    editor.withdrawing.withdraw(uuid, "单位来电要求暂缓", "总编辑")
    edit(writer, uuid, headline="新题")
    receipt = take(editor, send(writer, tmp_path, uuid))
    assert outcome(receipt) is Outcome.REFUSED
    assert "已经撤稿" in receipt.taken[0].note


def test_an_article_of_a_released_issue_is_named_and_left(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    other = write(writer, story("旧稿", body=STORY))
    take(editor, send(writer, tmp_path, uuid, other))
    publication = home(editor).publication
    change = editor.paging.new_issue(publication, datetime.date(2021, 10, 16))
    (issue,) = change.issues
    editor.paging.assign([uuid], issue)
    page = editor.library.issues.pages(issue)[0].uuid
    editor.paging.place(uuid, page, 0, 40)
    editor.library.releases.set_status(issue, IssueStatus.PRINTED)
    edit(writer, uuid, headline="新题")
    edit(writer, other, headline="旧稿新题")
    receipt = take(editor, send(writer, tmp_path, uuid, other))
    assert [one.outcome for one in receipt.taken] == [Outcome.REFUSED, Outcome.UPDATED]
    assert "已刊" in receipt.taken[0].note
    assert editor.library.articles.get(uuid).headline == "小街亮灯"


def test_a_version_that_belongs_to_another_article_is_refused(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    path = send(writer, tmp_path, uuid)

    def renamed(data: dict) -> None:
        data["articles"][0]["revision"]["article"]["uuid"] = "another"

    changed(path, manifest=lambda head: head.update(uuid="p2"), content=renamed)
    receipt = take(editor, path)
    assert outcome(receipt) is Outcome.REFUSED
    assert "版本编号与别的稿件重复" in receipt.taken[0].note
    assert len(editor.library.articles.summaries()) == 1


def test_a_clock_that_runs_ahead_is_named(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    path = send(writer, tmp_path, uuid)
    changed(path, manifest=lambda head: head.update(made="2099-01-01T00:00:00+00:00"))
    receipt = take(editor, path)
    assert outcome(receipt) is Outcome.NEW
    assert "时钟不准（写的是2099年1月1日）" in receipt.notes[0]


def test_a_clock_set_back_does_not_hide_what_is_newer(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    take(editor, send(writer, tmp_path, uuid))
    edit(writer, uuid, headline="新题")
    path = send(writer, tmp_path, uuid)
    changed(path, manifest=lambda head: head.update(made="2001-01-01T00:00:00+00:00"))
    assert outcome(take(editor, path)) is Outcome.UPDATED


def test_a_damaged_package_leaves_nothing(writer: Desk, editor: Desk, tmp_path: Path) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    path = send(writer, tmp_path, uuid)
    path.write_bytes(path.read_bytes()[:-300])
    receipt = receive(editor, path)
    assert isinstance(receipt.error, FileError)
    assert editor.library.articles.summaries() == ()
    assert editor.handing.lines() == ()
    assert editor.undo_label == ""


def test_a_picture_that_did_not_come_along_is_named(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    path = send(writer, tmp_path, uuid)
    slots = [{"picture": "ab" * 32, "caption": "图"}]
    changed(
        path,
        content=lambda data: data["articles"][0]["revision"]["article"].update(slots=slots),
    )
    receipt = take(editor, path)
    assert outcome(receipt) is Outcome.REFUSED
    assert "还没有存进稿库" in receipt.taken[0].note
    assert editor.library.articles.summaries() == ()


def test_nothing_empty_and_nothing_without_its_original_is_sent(
    writer: Desk, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match="没有选稿件"):
        writer.handing.outgoing(Wish(articles=()))
    empty = write(writer, Article())
    with pytest.raises(RefusedError, match="还没有写内容"):
        writer.handing.outgoing(Wish(articles=(empty,)))
    photo = tmp_path / "灯.jpg"
    photo.write_bytes(made.picture())
    uuid = write(writer, story("小街亮灯", slots=(Slot("图"),)))
    writer.receiving.add_picture(writer.library.articles.get(uuid), photo, 0)
    file = writer.library.pictures.file(hashlib.sha256(made.picture()).hexdigest())
    assert file is not None
    file.unlink()
    with pytest.raises(RefusedError, match=r"图片“灯\.jpg”的原图不在"):
        writer.handing.outgoing(Wish(articles=(uuid,)))


def test_the_book_tells_what_went_out_and_from_whom_it_came(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    path = send(writer, tmp_path, uuid, to="编辑部")
    take(editor, path)
    (out,), (in_,) = writer.handing.lines(), editor.handing.lines()
    assert (out.told, out.who, out.name) == ("发出投稿包", "编辑部", path.name)
    assert (in_.told, in_.who, in_.titles) == ("收到投稿包", "高雨", "《小街亮灯》")
    assert out.uuid == in_.uuid
    assert editor.handing.senders([uuid]) == ("高雨",)
    answer = editor.handing.outgoing(Wish(articles=(uuid,), kind=PackageKind.RETURN))
    assert answer.manifest.answers == out.uuid
    own = take(writer, path)
    assert "是本机" in own.notes[0]


def test_what_was_deleted_for_good_is_told_of_and_not_taken(
    writer: Desk, editor: Desk, tmp_path: Path
) -> None:
    uuid = write(writer, story("小街亮灯", body=STORY))
    package = send(writer, tmp_path, uuid)
    take(editor, package)
    editor.purging.delete(uuid, "误收")
    again = take(editor, send(writer, tmp_path, uuid, name="又一次.nrsub"))
    assert outcome(again) is Outcome.REFUSED
    assert "已由林可欣彻底删除（误收），没有收" in again.taken[0].note
    assert editor.library.articles.each([uuid]) == ()
    assert editor.library.integrity() == ()
