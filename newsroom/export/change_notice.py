"""The notice of changes (改版通知): what a further package changes, page by page, on one form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Row, centred, filled, label
from newsroom.model.edition import Edition
from newsroom.model.length import Mm
from newsroom.model.notice import Notice, PageNotice

BLANK = "\u3000"
_PAGES = form.columns(20, 24, 24, 112)
_ORDER = form.columns(20, 160)
_SIGN = form.columns(22, 68, 22, 68)


def write(edition: Edition, notice: Notice, target: Path) -> Path:
    """Write the notice; give its path. Raises FileError."""
    document = new_document(
        edition,
        title=f"{edition.publication.name}{BLANK}{edition.issue.label}{BLANK}改版通知",
        styles=form.styles(edition.publication),
        fonts=form.fonts(edition.publication),
        measures=form.SHEET,
    )
    append(document, _blocks(edition, notice))
    return save(document, target)


def _blocks(edition: Edition, notice: Notice) -> Iterator[str]:
    name = edition.issue.facts.name or edition.publication.name
    time = notice.time.astimezone()
    yield paragraph("FormTitle", f"{name}改版通知")
    yield paragraph(
        "FormFacts",
        f"{edition.issue.label}\t第 {notice.number} 次付印，替换第 {notice.former} 次"
        f"（{time.month}月{time.day}日 {time:%H:%M}）",
    )
    changed = [page.label for page in notice.pages if not page.unchanged]
    same = [page.label for page in notice.pages if page.unchanged]
    words = f"有改动：{'、'.join(changed)}，请换版。" if changed else "各版都没有改动。"
    if same and changed:
        words += f"没有改动：{'、'.join(same)}，可用第 {notice.former} 次的版。"
    yield paragraph("FormPart", words)
    yield form.table(_PAGES, tuple(_page_rows(notice)))
    yield paragraph("FormPart", "付印要求")
    lines = notice.order or ("没有改动",)
    yield form.table(_ORDER, (Row((label("改动"), filled(*lines))),))
    yield paragraph("FormPart", "签收")
    cells = (label("编辑部"), filled(), label("印厂签收"), filled())
    yield form.table(_SIGN, (Row(cells, Mm(10)),))
    yield paragraph("Small", "版本号相同的版，版面一模一样。收到本通知后请停用旧版，以本次为准。")


def _page_rows(notice: Notice) -> Iterator[Row]:
    heads = ("版次", "原版本号", "现版本号", "改动")
    yield Row(tuple(label(head) for head in heads), heading=True)
    for page in notice.pages:
        words = filled(*_words(page))
        yield Row((centred(page.label), centred(page.former), centred(page.code), words), Mm(8))


def _words(page: PageNotice) -> tuple[str, ...]:
    return ("没有改动，版本号相同",) if page.unchanged else page.lines
