"""Captions: whose picture it is, and where a picture story is signed."""

from __future__ import annotations

from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.length import Mm
from newsroom.model.picture import Slot
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.story import story
from tests.typeset.material import house
from tests.typeset.square import square_book

WRITER = Credit("何晓舟", Role.CORRESPONDENT)


def caption(article: Article, slot: int = 0) -> str:
    paper = house("shangjie-shibao")
    setter = Typesetter(square_book(), paper)
    lines = caption_lines(article, slot, Mm(120), paper, setter)
    return "".join(line.para.text[line.line.start : line.line.end] for line in lines)


def test_a_storys_caption_names_the_photographer() -> None:
    article = Article(body="正文。", slots=(Slot("图为湖面。", ("高远山",)),), credits=(WRITER,))
    assert caption(article) == "图为湖面。　高远山 摄"


def test_a_picture_story_is_signed_once_at_the_end_of_its_last_caption() -> None:
    article = Article(
        kind=ArticleKind.PICTURE,
        slots=(Slot("图为湖面。"), Slot("图为水鸟。", ("何晓舟",))),
        credits=(WRITER, Credit("何晓舟", Role.PHOTOGRAPHER)),
    )
    assert caption(article, 0) == "图为湖面。"
    assert caption(article, 1) == "图为水鸟。（通讯员 何晓舟 文/图）"
    assert story(article, house("shangjie-shibao")) == ()


def test_another_photographer_stays_beside_the_byline() -> None:
    article = Article(
        kind=ArticleKind.PICTURE,
        slots=(Slot("图为湖面。", ("高远山",)),),
        credits=(WRITER, Credit("高远山", Role.PHOTOGRAPHER)),
    )
    assert caption(article) == "图为湖面。　高远山 摄（通讯员 何晓舟）"
