"""彻底删除: whatever a piece left in a library's file and folder is gone, byte by byte."""

from __future__ import annotations

import datetime
import itertools
import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from newsroom.errors import CancelledError, NotFoundError
from newsroom.job import Job
from newsroom.model.account import BookedError
from newsroom.model.arrival import Arrival, ParcelLine
from newsroom.model.article import Article
from newsroom.model.correction import Correction
from newsroom.model.credit import Credit, Role
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.exchange import Ancestor, PackageKind
from newsroom.model.excuse import Excuse, Reach
from newsroom.model.frame import TextRole
from newsroom.model.holding import PagePackage, PageState, Way
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.model.release import Release
from newsroom.model.remark import Remark
from newsroom.model.revision import Draft, Revision
from newsroom.model.shot import ProofShot, Shot, ShotLine, ShotText, Titled
from newsroom.model.signoff import Held, HeldArticle, Signoff, SignStep
from newsroom.model.teaser import Teaser
from newsroom.model.withdrawal import Erratum, Withdrawal
from newsroom.store import erasing, pairs, purging
from newsroom.store.database import Database
from newsroom.store.library import Library

TIME = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)
TITLE = "拾荒老人独居桥洞十一年"
TELLING = ("桥洞里的煤油灯", "拾荒老人", "褪色的搪瓷缸", "原来的邻居认出", "不愿透露姓名的远房侄子")
BODY = "\n".join(
    (
        f"昨夜巡查时，{TELLING[0]}还亮着，一位{TELLING[1]}正在补鞋。",
        f"他身边只有一个{TELLING[2]}和两床旧棉被，{TELLING[3]}了他的口音。",
        f"据{TELLING[4]}说，老人早年离家，以后再没有人见过。",
    )
)
OTHER = Article(headline="老街口装上新路灯", body="老街口的十二盏新路灯昨晚亮了。")


def drawn(folder: Path, shade: int) -> Path:
    path = folder / f"图{shade}.png"
    Image.new("L", (9, 7), shade).save(path)
    return path


class Piece(NamedTuple):
    """A piece that has left something in every table that can hold of it, in a library that is
    closed; another piece, its issue, the pictures that it has alone and shares.
    """

    path: Path
    uuid: str
    other: Article
    issue: str
    own: str
    common: str


@pytest.fixture(scope="module")
def made(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Piece:
    folder = tmp_path_factory.mktemp("piece")
    path = folder / blank.name
    shutil.copy(blank, path)
    with Library.open(path) as library:
        return _made(library, folder)


def _made(library: Library, folder: Path) -> Piece:
    paper = library.publications.find("上街时报")
    issue = Issue(
        publication=paper, date=datetime.date(2021, 10, 16), number=IssueNumber((32,), (707,))
    )
    library.issues.add_with_pages(issue)
    own, common = (
        library.pictures.add(drawn(folder, shade), width=9, height=7).sha256 for shade in (40, 90)
    )
    add = partial(library.articles.add, publication=paper, person="编辑甲", reason="导入")
    other = replace(OTHER, slots=(Slot(caption="路灯下", picture=common),))
    add(other)
    slots = (Slot(caption=TELLING[2], picture=own), Slot(caption="路边", picture=common))
    piece = Article(
        headline=TITLE,
        kicker="本报记者夜访",
        body=BODY,
        slots=slots,
        credits=(Credit("沈一舟", Role.REPORTER),),
    )
    add(piece, issue=issue.uuid)
    for number in range(12):  # versions enough that pages of the file are split
        more = f"又记：第{number}次走访{TELLING[1]}。{'桥下风大。' * 200}"
        later = replace(piece, body=f"{BODY}\n{more}")
        library.articles.save(later, person="编辑甲", reason="保存")
        changed = replace(other, section=f"城事{number}")
        library.articles.save(changed, person="编辑甲", reason="保存")
    library.articles.save(piece, person="编辑甲", reason="保存")
    _write_about(library, piece, issue, other)
    return Piece(library.path, piece.uuid, other, issue.uuid, own, common)


@pytest.fixture
def library(piece: Piece) -> Iterator[Library]:
    with Library.open(piece.path) as opened:
        yield opened


@pytest.fixture
def piece(made: Piece, tmp_path: Path) -> Piece:
    """A copy of the test's own."""
    path = tmp_path / made.path.name
    shutil.copy(made.path, path)
    shutil.copytree(made.path.with_suffix(".media"), path.with_suffix(".media"))
    return made._replace(path=path)


def _write_about(library: Library, made: Article, issue: Issue, other: Article) -> None:
    head = library.history.head(made.uuid)
    page = library.issues.pages(issue.uuid)[0].uuid
    library.history.write_draft(Draft(replace(made, body=BODY * 2), head.uuid, "编辑甲", TIME))
    placement = Placement(page=page, article=made.uuid, column=0, row=30, span=2, depth=20)
    library.issues.place(placement)
    library.furnishing.set_teasers(
        issue.uuid,
        (Teaser(issue=issue.uuid, article=made.uuid, words=f"{TELLING[1]}的灯"),),
    )
    library.remarks.put(Remark(article=made.uuid, words=f"{TELLING[0]}改一改", time=TIME))
    library.corrections.put(
        Correction(
            issue=issue.uuid, number=1, article=made.uuid, before=TELLING[2], after="缸", time=TIME
        )
    )
    library.corrections.put(
        Correction(issue=issue.uuid, number=2, before=TELLING[3], after="老街", time=TIME)
    )
    library.account.put(
        [
            BookedError(issue=issue.uuid, wrong=TELLING[0], right="灯", time=TIME),
            BookedError(
                issue=issue.uuid, article=made.uuid, wrong=TELLING[3], right="邻居认出", time=TIME
            ),
        ]
    )
    library.excuses.add(
        Excuse(
            reach=Reach.ONCE,
            rule="x",
            words=TELLING[1],
            message="说法",
            article=made.uuid,
            field="body",
            person="编辑甲",
            time=TIME,
        )
    )
    shown = ShotLine(TELLING[0], tuple(range(8)), 5, 10, "宋体")
    shot = Shot(
        page, 1, (ShotText(TextRole.BODY, made.uuid, (shown,)),), titles=(Titled(made.uuid, TITLE),)
    )
    library.shots.add(
        ProofShot(
            issue=issue.uuid,
            page=page,
            round="一校样",
            code="A",
            person="",
            time=TIME,
            shots=(shot,),
        )
    )
    library.printing.deliver(
        Delivery(
            issue=issue.uuid,
            number=1,
            person="编辑甲",
            time=TIME,
            pages=(
                DeliveredPage(
                    page,
                    1,
                    "A",
                    (
                        DeliveredArticle(made.uuid, head.uuid, TITLE, "第1栏"),
                        DeliveredArticle(other.uuid, "x", OTHER.headline, "第2栏"),
                    ),
                ),
            ),
        )
    )
    library.checks.add_signoff(
        Signoff(
            issue=issue.uuid,
            page=page,
            step=SignStep.EDITOR,
            person="编辑甲",
            time=TIME,
            fingerprint="f",
            held=Held((HeldArticle(made.uuid, head.uuid, "p"),)),
        )
    )
    library.releases.add(
        Release(
            issue=issue.uuid,
            person="总编",
            time=TIME,
            fingerprint="f",
            code="A",
            open=(f"《{TITLE}》还没有终审",),
            reopened=TIME,
            reopener="总编",
            reason=f"换下《{TITLE}》",
        )
    )
    library.withdrawals.add(
        Withdrawal(
            article=made.uuid, reason=f"{TELLING[4]}要求", ordered_by="总编", person="", time=TIME
        )
    )
    library.errata.add(Erratum(notice=other.uuid, wrong=made.uuid, person="", time=TIME))
    library.holdings.keep(
        PagePackage(
            page=page,
            way=Way.OUT,
            before=(),
            desk="d",
            person="李敏",
            time=TIME,
            content=PageState(
                page=library.issues.page(page),
                placements=(placement,),
                teasers=(Teaser(issue=issue.uuid, article=made.uuid, words=TELLING[1]),),
            ),
        )
    )
    library.arrivals.book(
        ParcelLine(
            uuid="parcel",
            kind=PackageKind.SUBMISSION,
            way=Way.IN,
            desk="d",
            person="通讯员",
            made=TIME,
            time=TIME,
            name=f"{TITLE}.nrsub",
            articles=((made.uuid, head.uuid),),
        )
    )
    library.arrivals.tell(made.uuid, [Ancestor("old", ())])
    theirs = Revision("their", replace(made, body=f"{TELLING[3]}他"), (), "通讯员", "", TIME)
    library.arrivals.wait(Arrival(revision=theirs, parcel="parcel", came=TIME, base=made))
    library.likenesses.judge(other.uuid, [(made.uuid, 0.5)])
    library.events.append("编辑甲", "保存", (made.uuid,))


def bytes_of(library: Library) -> bytes:
    """All that lies in the library's files."""
    files = [library.path, library.path.with_name(library.path.name + "-wal")]
    files += [file for file in sorted(library.media.rglob("*")) if file.is_file()]
    return b"".join(file.read_bytes() for file in files if file.exists())


def rows_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every row of every table, as text."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if table in ("gram", "likeness_mark"):  # what they hold stands in tables of their own
            continue
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            yield table, json.dumps([str(value) for value in row], ensure_ascii=False)
    connection.close()


def erase(library: Library, uuid: str) -> None:
    with library.transaction():
        library.purging.erase(uuid)
        library.events.append("总编", f"{purging.VERB}（涉及个人隐私）", (uuid,))


def test_nothing_of_a_piece_is_left_in_file_log_or_folder(library: Library, piece: Piece) -> None:
    assert all(words.encode() in bytes_of(library) for words in (*TELLING, TITLE))
    erase(library, piece.uuid)
    assert library.unwiped
    assert library.purging.wipe()
    assert not library.unwiped
    left = bytes_of(library)
    for words in (*TELLING, TITLE, "本报记者夜访"):
        assert words.encode() not in left
        assert all(part.encode() not in left for part in words.split("，") if len(part) > 4)
    assert library.pictures.file(piece.own) is None
    assert library.pictures.file(piece.common) is not None
    assert library.articles.get(piece.other.uuid).slots == piece.other.slots
    named = {table for table, row in rows_of(library.path) if piece.uuid in row}
    assert named == {"event"}
    assert library.integrity() == ()


def test_the_index_of_words_keeps_none_that_only_the_piece_had(
    library: Library, piece: Piece
) -> None:
    def terms() -> set[str]:
        connection = sqlite3.connect(library.path)
        connection.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, gram, row)")
        found = {term for (term,) in connection.execute("SELECT term FROM temp.held")}
        connection.close()
        return found

    only, also = (pairs.pairs(words)[0] for words in ("老人", "路灯"))
    assert {only, also} <= terms()
    erase(library, piece.uuid)
    library.purging.wipe()
    assert only not in terms()
    assert also in terms()


def test_guards_of_versions_and_events_stand_again(library: Library, piece: Piece) -> None:
    erase(library, piece.uuid)
    assert library.events.verify() == ()
    for table in ("revision", "event"):
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            library._database.execute(f"DELETE FROM {table}")


def test_lists_indexes_and_other_pieces_go_on(library: Library, piece: Piece) -> None:
    from newsroom.model.listing import ArticleFilter  # noqa: PLC0415

    asked = ArticleFilter(text=TELLING[1])
    assert [line.uuid for line in library.articles.summaries(asked)] == [piece.uuid]
    erase(library, piece.uuid)
    assert library.articles.summaries(asked) == ()
    assert [line.uuid for line in library.articles.summaries()] == [piece.other.uuid]
    assert library.issues.issue_placements(piece.issue) == ()
    (delivery,) = library.printing.deliveries(piece.issue)
    assert [one.article for one in delivery.pages[0].articles] == [piece.other.uuid]
    assert library.corrections.all(piece.issue) == ()
    errors = library.account.errors(piece.issue)
    assert [(error.article, error.right) for error in errors] == [("", "")] * 2
    assert len({error.wrong for error in errors}) == 2
    assert library.releases.of(piece.issue)[0].open == (f"《{erasing.GONE}》还没有终审",)


def test_common_words_take_nothing_out_of_other_issues(library: Library, piece: Piece) -> None:
    here = library.issues.get(piece.issue)
    day = here.date + datetime.timedelta(days=7)
    later = Issue(publication=here.publication, date=day, number=IssueNumber((9,), (909,)))
    library.issues.add_with_pages(later)
    common, telling = "原来的邻居", "原来的邻居认出了他的口音"
    for number, words in enumerate((common, telling), 1):
        library.corrections.put(
            Correction(issue=later.uuid, number=number, before=words, after="他", time=TIME)
        )
        library.account.put([BookedError(issue=later.uuid, wrong=words, right="他", time=TIME)])
    erase(library, piece.uuid)
    assert [one.before for one in library.corrections.all(later.uuid)] == [common]
    wrong = {error.wrong for error in library.account.errors(later.uuid)}
    assert common in wrong and telling not in wrong


def test_the_survey_names_what_goes_and_what_stays(library: Library, piece: Piece) -> None:
    found = library.purging.survey(piece.uuid)
    assert found.title == TITLE
    assert found.pictures == (piece.own,)
    assert found.shared == 1
    assert len(found.shots) == 1
    counts = dict(found.counts)
    assert counts["个版本"] == 14
    assert counts["条批注"] == counts["条改样"] == counts["份待合并的来稿"] == 1
    assert [stood.label for stood in found.stood] == ["2021年10月16日 第32期（总第707期） 一版"]
    assert len(found.sent) == 1
    assert OTHER.headline in found.stays[0]


def test_every_column_that_refers_to_an_article_is_thought_of(library: Library) -> None:
    listed = {table for table, _ in erasing._ROWS}
    names = [row["name"] for row in library._database.rows("SELECT name FROM pragma_table_list")]
    referring = {
        name
        for name in names
        for row in library._database.rows(f"PRAGMA foreign_key_list({name})")
        if row["table"] in ("article", "revision")
    }
    assert referring <= listed


def test_wiping_can_be_put_off_and_done_later(library: Library, piece: Piece) -> None:
    erase(library, piece.uuid)
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        library.purging.wipe(job)
    assert library.unwiped
    assert library.purging.wipe()


def test_another_reader_of_the_file_puts_the_end_of_wiping_off(
    library: Library, piece: Piece
) -> None:
    erase(library, piece.uuid)
    reader = Database(library.path)
    reader.execute("BEGIN")
    reader.rows("SELECT count(*) FROM article")
    assert not library.purging.wipe()
    assert library.unwiped
    reader.close()
    assert library.purging.wipe()


def test_what_was_deleted_for_good_is_known_by_its_identity(library: Library, piece: Piece) -> None:
    assert library.purging.purged([piece.uuid]) == {}
    erase(library, piece.uuid)
    found = library.purging.purged([piece.uuid, piece.other.uuid])
    assert list(found) == [piece.uuid]
    assert found[piece.uuid].person == "总编"
    with pytest.raises(NotFoundError):
        library.purging.erase(piece.uuid)
    with pytest.raises(NotFoundError):
        library.purging.survey(piece.uuid)


OLD = sorted((Path(__file__).parents[1] / "old_files").glob("*.newsroom"))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_backups_of_former_schemas_can_be_cleaned(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "备份.newsroom"
    path.write_bytes(old.read_bytes())
    database = Database(path)
    uuid = str(database.value("SELECT article FROM revision ORDER BY length(content) DESC"))
    text = str(database.value("SELECT body FROM article WHERE uuid = ?", (uuid,)))
    words = max(itertools.chain.from_iterable(one.split("，") for one in text.split("\n")), key=len)
    assert words.encode() in path.read_bytes()
    with database.transaction():
        erasing.erase(database, uuid)
    purging.rewrite(database, erasing.known_tables(database), Job())
    assert database.rows("PRAGMA foreign_key_check") == []
    assert database.value("PRAGMA integrity_check") == "ok"
    database.close()
    assert words.encode() not in path.read_bytes()
    assert {table for table, row in rows_of(path) if uuid in row} <= {"event"}
