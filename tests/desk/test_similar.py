from __future__ import annotations

import random
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.related import about, ready, related
from newsroom.errors import NotFoundError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.placement import Placement
from newsroom.text import words
from tests.bench.writing import Writer
from tests.desk.conftest import put


def written(seed: int) -> Article:
    story = Writer(seed).story(600)
    return Article(headline=story.headline, body="\n".join(story.paragraphs))


def copied(article: Article) -> Article:
    """The same story filed by somebody else: a third less, in another order."""
    paragraphs = article.body.split("\n")
    random.Random(3).shuffle(paragraphs)
    body = "\n".join(paragraphs)[: round(len(article.body) * 0.7)]
    return Article(headline="另一个标题", body=body.replace("大家", "乡亲们"))


def test_a_story_filed_twice_is_found_with_its_share_and_place(desk: Desk, issue: str) -> None:
    first = written(1)
    put(desk, issue, first)
    (found,) = desk.similar.to(copied(first))
    assert found.uuid == first.uuid
    assert 0.9 < found.share <= 1.0
    assert found.percent == f"相同 {round(found.share * 100)}%"
    assert found.place == "2021年10月16日第32期 草稿"
    assert desk.similar.to(written(2)) == desk.similar.to(Article(body="一句话。")) == ()
    assert desk.similar.to(first) == ()  # itself is none


def test_what_came_is_looked_at_once_the_latest_first(desk: Desk, issue: str) -> None:
    first = written(1)
    put(desk, issue, first)
    again = put(desk, issue, copied(first))
    looked = desk.similar.look_on()
    assert looked is not None
    assert (looked.article.uuid, looked.left) == (again, 1)
    assert [one.uuid for one in looked.new] == [first.uuid]
    last = desk.similar.look_on()
    assert last is not None
    assert ([one.uuid for one in last.found], last.new, last.left) == ([again], (), 0)
    assert desk.similar.look_on() is None
    (pair,) = desk.similar.open()
    assert [one.uuid for one in pair] == [again, first.uuid]
    assert pair[1].share > 0.9
    assert desk.similar.known_of([first.uuid, "unknown"]).keys() == {first.uuid}
    older, newer = desk.similar.both(first.uuid, again)
    assert (older, newer.headline) == (first, "另一个标题")


def test_an_excuse_is_kept_logged_and_undone(desk: Desk, issue: str) -> None:
    first = written(1)
    put(desk, issue, first)
    again = put(desk, issue, copied(first))
    desk.similar.look(again)
    change = desk.similar.excuse(first.uuid, again)
    assert change.articles == {first.uuid, again}
    assert desk.similar.known(again) == desk.similar.open() == ()
    assert desk.library.events.recent(1)[0].verb == "记为不算重稿"
    assert desk.undo_label == "记为不算重稿"
    desk.undo()
    assert len(desk.similar.known(again)) == 1
    desk.redo()
    assert desk.similar.known(again) == ()
    with pytest.raises(NotFoundError):
        desk.similar.excuse(first.uuid, again)


def test_a_rewritten_story_is_no_copy_any_more(desk: Desk, issue: str) -> None:
    first = written(1)
    put(desk, issue, first)
    again = put(desk, issue, copied(first))
    desk.similar.look(again)
    desk.writing.save(replace(desk.writing.open(again).article, body=written(5).body))
    assert desk.similar.look(again).found == ()
    assert desk.similar.known(first.uuid) == ()


def test_the_check_before_printing_names_what_was_printed_before(desk: Desk, issue: str) -> None:
    first = written(1)
    home = desk.library.issues.get(issue).publication
    desk.library.articles.add(first, publication=home, person="", reason="导入")
    again = put(desk, issue, copied(first))
    desk.similar.look(again)
    page = desk.library.issues.pages(issue)[0].uuid
    desk.library.issues.place(
        Placement(page=page, article=again, column=0, row=30, span=3, depth=30)
    )
    before = desk.checking.material(issue).before
    assert [one.uuid for one in before[again]] == [first.uuid]


def test_marks_that_are_missing_are_made(desk: Desk, issue: str) -> None:
    first = written(1)
    put(desk, issue, first)
    desk.library._database.execute("UPDATE likeness SET version = 0, marks = x''")
    desk.library._database.execute(
        "INSERT INTO likeness_mark (likeness_mark) VALUES ('delete-all')"
    )
    assert desk.similar.to(copied(first)) == ()
    told: list[str] = []
    desk.similar.prepare(Job(lambda _share, text: told.append(text)))
    assert told == ["正在比对旧稿"]
    assert len(desk.similar.to(copied(first))) == 1


# Related stories ----------------------------------------------------------------------------------

CANAL = "区水利局给老水渠装上水表，南坪村的浇地用水多少一看便知。老水渠修于六十年代，漏水严重。"
LATER = "南坪村的老水渠又添了新闸门。装上水表一年，区水利局算了算，全村省下三成水。"
STAGE = "柳树湾的戏台上，戏迷们把新编的故事唱了三天，台下坐满了人。"


def test_earlier_stories_about_the_same(desk: Desk, issue: str) -> None:
    canal = put(desk, issue, Article(headline="老水渠装上水表", body=CANAL))
    put(desk, issue, Article(headline="戏台唱起新故事", body=STAGE))
    binned = put(desk, issue, Article(headline="水渠的水表", body=CANAL[:30]))
    desk.writing.bin(binned)
    article = Article(headline="水表省下三成水", body=LATER)
    put(desk, issue, article)
    found = about(article)
    assert ready() is words.ready() is True
    assert {"水渠", "水表"} <= {each.word for each in found.words}
    assert found.digest.startswith("装上水表一年")
    (one,) = related(desk.library, article, found)
    assert one.uuid == canal
    assert {"水渠", "水表"} <= set(one.shared)
    assert one.share == 0.0


def test_one_word_in_common_is_no_relation(desk: Desk, issue: str) -> None:
    put(desk, issue, Article(headline="戏台唱起新故事", body=f"{STAGE}台边有条水渠。"))
    article = Article(headline="水表省下三成水", body=LATER)
    assert related(desk.library, article, about(article)) == ()
    assert related(desk.library, Article(), about(Article())) == ()
