"""花脸稿 on the desk: any two versions of an article woven into one, and written as a Word file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from newsroom.compare.marked import marked
from newsroom.compare.revisions import Kind, compared
from newsroom.errors import RefusedError
from newsroom.export import word_marked
from newsroom.export.naming import legal_name
from newsroom.model import markup
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.credit import byline
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue
from newsroom.model.marked import Maker, Mark, MarkedCopy, Passage
from newsroom.model.markup import Paragraph
from newsroom.model.revision import Revision
from newsroom.store.library import Library

__all__ = ["Mark", "MarkedCopy", "Marking", "marked_copy"]

_HEADS = ("section", "kicker", "headline", "subhead", "dateline", "credits", "source_unit")
_PARTS = (*_HEADS, "body", "slots")
_ASIDE = ("jump_from", "jump_to", "importance", "kind", "origin")


def marked_copy(earlier: Revision, later: Revision, between: Sequence[Revision] = ()) -> MarkedCopy:
    """What was changed from one version of an article to another. between: the versions in
    between, oldest first, to tell who changed what.
    """
    before, after = earlier.article, later.article
    passages = []
    for part in _PARTS:
        old, new = _paragraphs(before, part), _paragraphs(after, part)
        if old or new:
            texts = [_text(_paragraphs(each.article, part)) for each in between]
            segments = marked(_text(old), _text(new), between=texts)
            passages.append(Passage(part, segments, old, new))
    makers = tuple(Maker(each.person, each.time) for each in (*between, later))
    return MarkedCopy(
        title=" ".join(after.title.split()),
        earlier=Maker(earlier.person, earlier.time),
        later=Maker(later.person, later.time),
        passages=tuple(passages),
        makers=makers,
        notes=tuple(_notes(before, after)),
    )


class Marking:
    """The verbs of marked copy."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def copy(self, article: str, earlier: str = "", later: str = "") -> MarkedCopy:
        """Two versions of an article as marked copy, whichever way round they are given.

        earlier: empty for its first version; later: empty for its present one. Raises
        NotFoundError, and RefusedError where one of them is another article's.
        """
        kept = self._library.history.revisions(article)[::-1]
        if not kept:
            self._library.articles.get(article)
        places = {revision.uuid: place for place, revision in enumerate(kept)}
        for wanted in filter(None, (earlier, later)):
            if wanted not in places:
                self._library.history.get(wanted)
                raise RefusedError("这个版本不是这篇稿件的", kept="没有生成花脸稿")
        ends = sorted((places.get(earlier, 0), places.get(later, len(kept) - 1)))
        first, last = ends
        return marked_copy(kept[first], kept[last], kept[first + 1 : last])

    def setting(self, article: str) -> Edition:
        """The publication, and the issue where it has one, that an article's files are written
        for, with nothing else in it. Raises NotFoundError.
        """
        summary = self._library.articles.summary(article)
        publication = self._library.publications.get(summary.publication)
        issue = (
            self._library.issues.get(summary.issue)
            if summary.issue
            else Issue(publication=summary.publication, date=datetime.date.today())
        )
        return Edition(publication, issue, (), (), {}, {})


def file_name(copy: MarkedCopy) -> str:
    """新路灯亮了-花脸稿.docx."""
    return f"{legal_name(copy.title, most=40)}-花脸稿.docx"


def write(copy: MarkedCopy, setting: Edition, target: Path) -> Path:
    """Write marked copy as a Word file with tracked changes; give its path. Raises FileError."""
    return word_marked.write(copy, setting, target)


def marked_record(copy: MarkedCopy) -> dict[str, object]:
    """Marked copy as plain data."""
    return {
        "title": copy.title,
        "added": copy.count(Mark.ADDED),
        "removed": copy.count(Mark.REMOVED),
        "moves": copy.moves,
        "changes": [
            {
                "field": passage.part,
                "mark": segment.mark.value,
                "text": segment.text,
                "move": segment.move,
                "person": copy.makers[segment.step - 1].person,
                "time": copy.makers[segment.step - 1].time.isoformat(),
            }
            for passage in copy.passages
            for segment in passage.segments
            if segment.mark is not Mark.SAME
        ],
        "notes": list(copy.notes),
    }


def _paragraphs(article: Article, part: str) -> tuple[Paragraph, ...]:
    if part == "body":
        return markup.parse(article.body)
    if part == "slots":
        captions = [slot.printed_caption for slot in article.slots]
    elif part == "credits":
        captions = [byline(article.credits)]
    else:
        captions = [str(getattr(article, part))]
    return tuple(markup.text(" ".join(each.split("\n"))) for each in captions if each.strip())


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(f"{paragraph.text}\n" for paragraph in paragraphs)


def _notes(before: Article, after: Article) -> list[str]:
    """What differs beside the words: pictures, importance, jumps, kind and source."""
    notes = []
    for row in compared(before, after):
        if row.part == "slots" and row.kind is not Kind.SAME:
            told = row.note or {Kind.ADDED: "新增", Kind.REMOVED: "撤下"}.get(row.kind, "")
            notes += [f"{row.name}：{told}"] if told else []
        elif row.part in _ASIDE and row.kind is not Kind.SAME:
            notes.append(f"{FIELD_WORDS[row.part]}：{row.before or '无'} → {row.after or '无'}")
    return notes
