"""An article's passages are found again as they came, and only where they truly are."""

from __future__ import annotations

from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.text import copy
from newsroom.text.unaltered import as_it_came

COPY = """老街亮灯,行人添笑
本报讯(记者 周闻笛)10 月 15 日,城东老街的路灯全部换新(节能),"晚饭后走走真好!"居民孙大姐说...
图为:新路灯下的居民(何晓舟 摄)"""


def test_marks_and_spaces_come_back() -> None:
    (article,) = copy.read_text(COPY).articles
    came = as_it_came(article, COPY)
    assert came.headline == "老街亮灯,行人添笑"
    expected = '10 月 15 日,城东老街的路灯全部换新(节能),"晚饭后走走真好!"居民孙大姐说...'
    assert came.body == expected
    assert [slot.caption for slot in came.slots] == ["图为:新路灯下的居民"]
    assert came.credits == article.credits
    assert came.dateline == article.dateline


def test_copy_that_was_regular_gives_the_same_article() -> None:
    text = "老街亮灯\n10月15日，城东老街的路灯全部换新。\n（记者 周闻笛）"
    (article,) = copy.read_text(text).articles
    assert as_it_came(article, text) == article


def test_markup_stays_around_what_is_found() -> None:
    article = Article(body="## 换灯，省电\n### 巡查｜一天（两次）。\n● **加密**，3次")
    came = as_it_came(article, "换灯 ,省电\n巡查\n一天 (两次)。\n加密,3次")
    assert came.body == "## 换灯 ,省电\n### 巡查｜一天 (两次)。\n● **加密**，3次"


def test_what_is_not_found_stays_as_it_is() -> None:
    article = Article(headline="老街亮灯，行人添笑", slots=(Slot("新路灯，亮了"),))
    assert as_it_came(article, "书屋开门,读者盈门") == article
    assert as_it_came(article, "") == article


def test_other_marks_between_the_same_letters_are_another_passage() -> None:
    article = Article(headline="老街亮灯，行人添笑")
    assert as_it_came(article, "老街亮灯!行人添笑") == article


def test_the_first_place_that_fits_is_taken_among_the_same_letters() -> None:
    article = Article(headline="老街亮灯，行人添笑")
    came = as_it_came(article, "老街亮灯!行人添笑\n老街亮灯,行人添笑")
    assert came.headline == "老街亮灯,行人添笑"
