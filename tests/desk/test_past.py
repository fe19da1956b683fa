from __future__ import annotations

import datetime
import shutil
import socket
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from newsroom.desk.desk import Desk
from newsroom.desk.past import PastState
from newsroom.desk.past_run import PastReceipt, go_through
from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.status import ArticleStatus, IssueStatus

TRACK = """河堤晨跑道修好了
本报讯（记者 田禾 通讯员 陶小满）昨天清晨，新修的河堤跑道迎来第一批跑步的人。
跑道全长三公里，沿岸装了路灯和饮水台。附近居民说，过去走的是土路，下雨天一脚泥。
"""
DINNER = """社区食堂加开晚餐
本报讯（记者 田禾）即日起，南门社区食堂每天加开晚餐，老人凭卡可打八折。
食堂每周公布一次菜单，居民可以在门口的意见簿上点菜。
"""
STAGE = """老戏台翻修完工
本报讯（通讯员 孟晓晨）柳树湾的老戏台翻修完工，三天里唱了六场新戏，台下坐满了人。
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two past issues in folders, and a file of no known day."""
    first, second = tmp_path / "过刊/2019年/第12期 3月12日", tmp_path / "过刊/20190401"
    for folder in (first, second):
        folder.mkdir(parents=True)
    (first / "一版.txt").write_text(TRACK, "utf8")
    (first / "二版.txt").write_text(DINNER, "gb18030")
    page = Document()
    for line in STAGE.splitlines():
        page.add_paragraph(line)
    page.save(str(second / "A02.docx"))
    (second / "~$A02.docx").write_bytes(b"lock")
    (tmp_path / "过刊/散稿.txt").write_text(TRACK + "另有一段。", "utf8")
    return tmp_path / "过刊"


def through(desk: Desk, shelf: Path, job: Job | None = None) -> list[PastReceipt]:
    """Go through a folder; a job that is given is cancelled at the first file taken in."""
    home = desk.library.publications.find("上街时报")
    receipts: list[PastReceipt] = []

    def tell(receipt: PastReceipt, _change: Change) -> None:
        receipts.append(receipt)
        if job is not None and receipt.state is PastState.TAKEN:
            job.cancel()

    go_through(shelf, home, lambda work: work(desk), tell, job or Job())
    return receipts


def test_folders_of_past_issues_are_taken_in(desk: Desk, shelf: Path) -> None:
    told = {receipt.name: receipt for receipt in through(desk, shelf)}
    states = {name: receipt.state for name, receipt in told.items()}
    assert states == {
        "散稿.txt": PastState.LEFT,
        "20190401/A02.docx": PastState.TAKEN,
        "2019年/第12期 3月12日/一版.txt": PastState.TAKEN,
        "2019年/第12期 3月12日/二版.txt": PastState.TAKEN,
    }
    assert "看不出是哪一天出版的" in told["散稿.txt"].words
    assert told["2019年/第12期 3月12日/二版.txt"].issue == "2019年3月12日 第12期"
    home = desk.library.publications.find("上街时报")
    issues = desk.library.issues.all(home)
    days = [datetime.date(2019, 4, 1), datetime.date(2019, 3, 12)]
    assert [issue.date for issue in issues] == days
    assert {issue.status for issue in issues} == {IssueStatus.PRINTED}
    pages = [page.number for page in desk.library.issues.pages(issues[1].uuid)]
    assert pages == [1, 2]


def test_what_was_taken_in_counts_as_printed(desk: Desk, shelf: Path) -> None:
    through(desk, shelf)
    printed = desk.library.published.between()
    assert [(one.date.isoformat(), one.number) for one in printed] == [
        ("2019-03-12", 1),
        ("2019-03-12", 2),
        ("2019-04-01", 2),
    ]
    article = desk.library.articles.get(printed[0].article)
    assert article.headline == "河堤晨跑道修好了"
    assert article.status is ArticleStatus.PRINTED
    assert desk.library.likenesses.unjudged(9) == ()
    assert desk.similar.to(desk.library.articles.get(printed[1].article)) == ()
    assert desk.library.integrity() == ()


def test_a_folder_is_gone_on_with_wherever_it_lies(desk: Desk, shelf: Path, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        through(desk, shelf, Job())
    first = desk.library.published.between()
    assert len(first) == 1
    moved = tmp_path / "另一处"
    shutil.move(shelf, moved)
    states = [receipt.state for receipt in through(desk, moved)]
    assert sorted(states) == ["known", "left", "taken", "taken"]
    assert {receipt.state for receipt in through(desk, moved)} == {
        PastState.KNOWN,
        PastState.LEFT,
    }
    assert len(desk.library.published.between()) == 3


def test_another_copy_of_a_page_is_not_taken_twice(desk: Desk, shelf: Path) -> None:
    through(desk, shelf)
    other = shelf / "2019-03-12 重发"
    other.mkdir()
    (other / "一版改.txt").write_text(TRACK + "\n" + STAGE, "utf8")
    (told,) = [one for one in through(desk, shelf) if one.state is PastState.TAKEN]
    assert (told.articles, told.same) == (1, 1)
    assert told.words == "另有 1 篇这一期里已经有了"


def test_an_issue_that_is_made_here_is_left_alone(desk: Desk, issue: str, tmp_path: Path) -> None:
    shelf = tmp_path / "过刊"
    shelf.mkdir()
    (shelf / "2021-10-16一版.txt").write_text(TRACK, "utf8")
    (told,) = through(desk, shelf)
    assert told.state is PastState.LEFT
    assert "还在编" in told.words
    assert desk.library.published.between() == ()


def test_nothing_of_a_file_is_kept_where_it_cannot_be_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "过刊"
    shelf.mkdir()
    (shelf / "2019-05-01一版.docx").write_bytes(b"PK no archive")
    (told,) = through(desk, shelf)
    assert told.state is PastState.LEFT
    home = desk.library.publications.find("上街时报")
    assert desk.library.issues.all(home) == ()
    with closing(socket.socket(socket.AF_UNIX)) as blocked:
        with monkeypatch.context() as inside:
            inside.chdir(shelf)  # a socket's path may not be long
            blocked.bind("2019-05-02二版.txt")
        (shelf / "2019-05-02一版.txt").write_text(TRACK, "utf8")
        states = {receipt.name: receipt.state for receipt in through(desk, shelf)}
    assert states["2019-05-02二版.txt"] is PastState.LEFT
    assert states["2019-05-02一版.txt"] is PastState.TAKEN
    with pytest.raises(FileError):
        through(desk, shelf / "没有")
