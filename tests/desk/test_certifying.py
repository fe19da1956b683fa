from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk import certifying
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.export import clipping
from newsroom.job import Job
from newsroom.model.kinds import ArticleKind
from newsroom.ui.pages.painter import QtPainter
from tests.desk.ledger_issue import close, home, new_issue, printed, put, story
from tests.export.checks import document, faults, paragraphs


def titled(desk: Desk, title: str) -> str:
    return next(one.uuid for one in desk.library.articles.summaries() if one.title == title)


def test_a_jumped_story_is_cut_from_both_its_pages(desk: Desk, tmp_path: Path) -> None:
    printed(desk)
    evidence = certifying.gather(desk.library, titled(desk, "河堤跑道修好了"))
    assert evidence.piece.pages == (1, 2)
    pages = Composers().pages(evidence.edition)
    painter, pictures = QtPainter(), desk.library.pictures
    cuts = clipping.cut(pages, evidence.piece.article, painter, pictures)
    assert [(one.number, one.head) for one in cuts] == [(1, True), (1, False), (2, False)]
    grid = evidence.edition.publication.grid
    for one in cuts[1:]:
        with Image.open(io.BytesIO(one.data)) as image:
            assert image.width == pytest.approx(one.width.mm / 25.4 * clipping.DPI, abs=2)
            darkest, _ = image.convert("L").getextrema()
            assert isinstance(darkest, int | float)
            assert darkest < 80  # something is printed there
        assert grid.measure(1) <= one.width < grid.measure(2)
    path = certifying.certify(evidence, pages, painter, pictures, tmp_path, Job())
    assert path.name == "用稿证明-田禾、陶小满-河堤跑道修好了.docx"
    assert faults(path) == []
    words = "".join(paragraphs(document(path)))
    assert "记者 田禾、通讯员 陶小满 的稿件《河堤跑道修好了》（消息，320 字）" in words
    assert "2026年3月7日 第5期（总第705期）一版、二版。" in words


def test_one_person_may_be_meant_alone(desk: Desk) -> None:
    printed(desk)
    article = titled(desk, "河堤跑道修好了")
    known = {one.name: one for one in desk.library.contributors.all()}
    who = known["陶小满"]
    desk.library.contributors.update(replace(who, unit="区水务局"))
    evidence = certifying.gather(desk.library, article, whose=(who.uuid,))
    assert [share.name for share in evidence.shares] == ["陶小满"]
    assert evidence.stem == "用稿证明-陶小满-河堤跑道修好了"


def test_a_brief_is_certified_whole(desk: Desk) -> None:
    printed(desk)
    (brief,) = [one.uuid for one in desk.library.articles.summaries() if one.kind == "brief"]
    piece = certifying.gather(desk.library, brief).piece
    assert (piece.item, piece.characters, piece.title) == (0, 21, "夜校报名。……")


def test_what_was_not_printed_is_not_certified(desk: Desk) -> None:
    issue = new_issue(desk)
    waiting = put(desk, issue, story("还没签发的稿", "田禾*"), 1)
    with pytest.raises(RefusedError, match="还没有刊出"):
        certifying.gather(desk.library, waiting)
    advert = put(desk, issue, story("广告", kind=ArticleKind.ADVERT), 2)
    close(desk, issue)
    assert certifying.gather(desk.library, waiting).piece.used
    with pytest.raises(RefusedError, match="不算稿件"):
        certifying.gather(desk.library, advert)
    assert home(desk)
