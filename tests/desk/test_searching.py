"""Searching as an editor does: finds by and by, searches kept by name, archives taken in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.desk import loading
from newsroom.desk.desk import Desk
from newsroom.desk.found_text import LineKind, found_text
from newsroom.desk.searching import Found, SavedSearch, SearchOrder, asked
from newsroom.errors import CancelledError, RefusedError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.credit import Role
from newsroom.store.order import Past


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "库.newsroom", create=True) as opened:
        yield opened


def archive(tmp_path: Path, count: int, name: str = "旧稿.jsonl") -> Path:
    path = tmp_path / name
    with path.open("w", encoding="utf8") as file:
        for number in range(count):
            facts = {
                "headline": f"河堤{number}",
                "body": f"第{number}处河堤修好了，跑道也铺上了。",
                "date": f"{2010 + number % 9}-03-{number % 28 + 1:02}",
                "credits": ["记者 宋晓"],
            }
            file.write(json.dumps(facts, ensure_ascii=False) + "\n")
    return path


def load(desk: Desk, path: Path, job: Job | None = None) -> loading.Loaded:
    home = desk.library.publications.find("shangjie-shibao")
    return desk.loading.load(path, home, job or Job())[1]


def test_an_archive_is_taken_in_once(desk: Desk, tmp_path: Path) -> None:
    path = archive(tmp_path, 30)
    told: list[str] = []
    job = Job(lambda _share, text: told.append(text))
    assert load(desk, path, job) == loading.Loaded(30, 0)
    assert any("30" in text for text in told)
    assert load(desk, path) == loading.Loaded(0, 30)
    days = [
        hit.day
        for hit in desk.searching.hits(
            desk.searching.found(asked("河堤"), SearchOrder.NEWEST), asked("河堤")
        )
    ]
    assert days == sorted(days, reverse=True) and len(days) == 30
    assert desk.library.integrity() == ()
    assert desk.library.pool.unindexed() == 0
    verbs = [event.verb for event in desk.library.events.recent(10)]
    assert "导入旧稿" in verbs


def test_issues_taken_in_after_an_archive_stand_at_their_days(desk: Desk, tmp_path: Path) -> None:
    load(desk, archive(tmp_path, 30))
    day = datetime.date(2014, 6, 1)
    for number in desk.library.pool.room(2, day):
        desk.library.articles.add_past(
            Article(headline=f"河堤旧闻{number}"),
            Past(day, number),
            publication=desk.library.publications.find("shangjie-shibao"),
            person="",
            reason="",
        )
    found = desk.searching.found(asked("河堤"), SearchOrder.NEWEST)
    days = [hit.day for hit in desk.searching.hits(found, asked("河堤"))]
    assert len(days) == 32
    assert days == sorted(days, reverse=True)


def test_bylines_are_read_as_they_are_printed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "旧稿.jsonl"
    given = {
        "一": ["记者 宋晓", "宋晓"],
        "二": "记者 宋晓 实习生 田禾",
        "三": [{"name": "宋晓", "role": "摄影"}, "田禾"],
        "四": None,
        "五": "河湾区水务局 宋晓",
    }
    lines = [json.dumps({"headline": name, "credits": who}) for name, who in given.items()]
    path.write_text("\n".join(lines), "utf8")
    load(desk, path)
    summaries = desk.library.articles.summaries()
    articles = [desk.library.articles.get(line.uuid) for line in summaries]
    told = {a.headline: [(c.name, c.role) for c in a.credits] for a in articles}
    assert told == {
        "一": [("宋晓", Role.REPORTER), ("宋晓", Role.AUTHOR)],
        "二": [("宋晓", Role.REPORTER), ("田禾", Role.INTERN)],
        "三": [("宋晓", Role.PHOTOGRAPHER), ("田禾", Role.AUTHOR)],
        "四": [],
        "五": [("宋晓", Role.AUTHOR)],
    }
    assert [a.source_unit for a in articles if a.headline == "五"] == ["河湾区水务局"]


def test_a_load_that_was_cancelled_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 4)
    path = archive(tmp_path, 10)
    job = Job(lambda share, _text: job.cancel() if share > 0.4 else None)
    with pytest.raises(CancelledError):
        load(desk, path, job)
    held = len(desk.searching.found(asked("河堤"), SearchOrder.NEWEST))
    assert 0 < held < 10
    assert load(desk, path) == loading.Loaded(10 - held, held)


def test_nothing_of_a_faulty_archive_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    path = archive(tmp_path, 3)
    path.write_text(path.read_text("utf8") + "{\n", "utf8")
    with pytest.raises(Exception, match="第4行"):
        load(desk, path)
    assert desk.searching.found(asked("河堤"), SearchOrder.RANK) == ()


def test_finds_come_by_and_by(desk: Desk, tmp_path: Path) -> None:
    load(desk, archive(tmp_path, 130))
    everything = desk.searching.found(asked("河堤"), SearchOrder.NEWEST)
    assert len(everything) == 130
    for order in SearchOrder:
        found, got = Found.begin(desk.searching, "河堤", order), []
        while found.more:
            got += [hit.line.uuid for hit in found.take(desk.searching, 40)]
        assert sorted(got) == sorted(everything), order
        assert len(desk.searching.found(asked("河堤"), order, 7)) == 7
        assert set(desk.searching.found(asked("河堤"), order)) == set(everything)
    begun = Found.begin(desk.searching, "", SearchOrder.RANK)
    assert [hit.line.uuid for hit in begun.take(desk.searching, 3)] == list(everything[:3])


def test_kept_searches(desk: Desk) -> None:
    desk.searching.keep(SavedSearch(name=" 河堤  稿 ", query="河堤", order=SearchOrder.NEWEST))
    desk.searching.keep(SavedSearch(name="宋晓", query="记者:宋晓"))
    (first, second) = desk.searching.kept()
    assert (first.name, first.order) == ("河堤 稿", SearchOrder.NEWEST)
    desk.searching.keep(SavedSearch(name="河堤 稿", query="河堤 跑道"))
    assert [one.query for one in desk.searching.kept()] == ["河堤 跑道", "记者:宋晓"]
    assert desk.undo().label == "撤销保存检索：河堤 稿"
    assert desk.searching.kept() == (first, second)
    desk.redo()
    desk.searching.rename(first.uuid, "跑道")
    assert [one.name for one in desk.searching.kept()] == ["跑道", "宋晓"]
    desk.searching.drop(second.uuid)
    assert [one.name for one in desk.searching.kept()] == ["跑道"]
    for _ in range(2):
        desk.undo()
    assert [one.name for one in desk.searching.kept()] == ["河堤 稿", "宋晓"]
    for name, query in (("", "河堤"), ("名", "  ")):
        with pytest.raises(RefusedError):
            desk.searching.keep(SavedSearch(name=name, query=query))
    for name in ("", "宋晓"):
        with pytest.raises(RefusedError):
            desk.searching.rename(first.uuid, name)


def test_an_older_index_is_made_new_before_a_search(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsroom.store import search  # noqa: PLC0415 - what is patched

    load(desk, archive(tmp_path, 3))
    monkeypatch.setattr(search, "FOLDING", search.FOLDING + 1)
    told: list[str] = []
    assert desk.library.pool.unindexed() == 3
    desk.searching.prepare(Job(lambda _share, text: told.append(text)))
    assert desk.library.pool.unindexed() == 0
    assert told == ["正在建立全文索引，还有 3 篇"]


def test_a_find_is_read_with_its_words_marked(desk: Desk, tmp_path: Path) -> None:
    load(desk, archive(tmp_path, 1))
    (uuid,) = desk.searching.found(asked("跑道"), SearchOrder.RANK)
    text = found_text(desk.library, uuid, asked("跑道 记者:宋晓"))
    assert [(line.kind, line.text) for line in text.lines] == [
        (LineKind.HEADLINE, "河堤0"),
        (LineKind.BYLINE, "记者 宋晓"),
        (LineKind.TEXT, "第0处河堤修好了，跑道也铺上了。"),
    ]
    marked = [line.text[a:b] for line in text.lines for a, b in line.marks]
    assert marked == ["宋晓", "跑道"]
