"""Reading copy: a manuscript's lines become articles and the issue's facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from newsroom.model.article import Article, ArticleKind
from newsroom.model.issue import IssueFacts
from newsroom.model.manuscript import CopyLine, Manuscript
from newsroom.model.reading import Reading
from newsroom.text.copy.blocks import blocks_of, is_note
from newsroom.text.copy.briefs import are_briefs, briefs_of
from newsroom.text.copy.bulletin import with_titles
from newsroom.text.copy.headlines import Heading, heading_of, is_column
from newsroom.text.copy.imprint import Imprint, take_imprint
from newsroom.text.copy.jumps import halves_joined
from newsroom.text.copy.lines import Line, lines_of
from newsroom.text.copy.masthead import is_bulletin, take_masthead
from newsroom.text.copy.ours import is_ours, read_ours
from newsroom.text.copy.paragraphs import resolved
from newsroom.text.copy.sections import with_groups
from newsroom.text.copy.shapes import is_slogan
from newsroom.text.copy.stories import Story, stories_of
from newsroom.text.copy.writing import Writer, Written

_NOTHING = "未读到文字"


def read_text(text: str, name: str = "") -> Reading:
    """Read a passage of plain text. Total: any text gives a reading."""
    return read(Manuscript(name, tuple(CopyLine(line) for line in text.splitlines())))


def read(manuscript: Manuscript) -> Reading:
    """Read one file's copy: its articles in order, issue facts, and what was doubtful."""
    if is_ours(manuscript):
        return read_ours(manuscript)
    copy = lines_of(manuscript)
    masthead = take_masthead(copy.lines)
    lines = _without(copy.lines, masthead.taken)
    imprint = take_imprint(lines)
    lines = _without(lines, imprint.taken)
    facts = _facts(masthead.facts, imprint)
    if facts is not None and is_bulletin(facts):
        note = _head_note(lines)
        facts = replace(facts, note="\n".join(line.text for line in note))
        lines = lines[len(note) :]
    if manuscript.pictures:
        lines = [replace(line, gap=False) for line in lines]
    blocks = with_titles(resolved(blocks_of(lines)), bulletin=is_bulletin(facts))
    written = _written(with_groups(stories_of(blocks)), bulletin=is_bulletin(facts))
    articles, pictures = _joined(written)
    left_out = () if is_bulletin(facts) else imprint.understood
    notes = [*manuscript.notes, *imprint.notes, *left_out]
    if not articles:
        notes.append(_NOTHING)
    changes = dict.fromkeys(copy.adjustments)
    changes.update(dict.fromkeys(change for w in written for change in w.changes))
    return Reading(facts, articles, pictures, tuple(notes), tuple(changes))


def _without(lines: Iterable[Line], taken: frozenset[int]) -> list[Line]:
    return [line for index, line in enumerate(lines) if index not in taken]


def _facts(facts: IssueFacts | None, imprint: Imprint) -> IssueFacts | None:
    """The masthead's facts with the foot's; a foot alone is a bulletin's too."""
    if facts is None and not imprint.distribution:
        return None
    facts = replace(
        facts or IssueFacts(), distribution=imprint.distribution, editors=imprint.editors
    )
    if not is_bulletin(facts):
        return facts
    staff = imprint.staff
    return replace(
        facts,
        signer=staff.signer,
        proofreaders=staff.proofreaders,
        printer=staff.printer,
        recipients=staff.recipients,
        hotline=facts.hotline or staff.hotline,
        copies=staff.copies,
    )


def _head_note(lines: Sequence[Line]) -> list[Line]:
    """The editor's note of a whole bulletin, which stands before its first item."""
    own = list(takewhile(lambda line: line.style == "编者按", lines))
    if own or not lines:
        return own
    return list(takewhile(_is_head_note, lines))


def _is_head_note(line: Line) -> bool:
    return is_note(line.text) and not line.style and not line.title


def _written(stories: Sequence[Story], *, bulletin: bool) -> list[Written]:
    """Each story's article or briefs."""
    found: list[Written] = []
    banner = ""
    for story in stories:
        if are_briefs(story):
            found.extend(briefs_of(story))
            continue
        heading = heading_of([block.line for block in story.heads], story.text)
        banner = _banner(heading, banner)
        if banner and not heading.section:
            heading = replace(heading, section=banner)
        if story.section and not heading.section:
            heading = replace(heading, section=story.section)
        found.append(_article(story, heading, alone=len(stories) == 1, bulletin=bulletin))
    return found


def _banner(heading: Heading, banner: str) -> str:
    """The slogan that stands over this story: a new one, the last one, or none any more."""
    if heading.banner:
        return heading.section
    return "" if is_slogan(heading.kicker) or heading.section else banner


def _article(story: Story, heading: Heading, *, alone: bool, bulletin: bool) -> Written:
    writer = Writer()
    if story.heads and story.heads[0].line.gap:
        writer.gap()
    writer.take(story.content)
    if bulletin:
        return writer.written(heading, ArticleKind.BULLETIN)
    untitled = not story.heads and not alone and writer.is_one_paragraph()
    if untitled or writer.speaks_of_picture():
        writer.into_caption()
        if len(story.heads) == 1 and is_column(heading.headline):
            heading = Heading(section=heading.headline)
        return writer.written(heading, ArticleKind.PICTURE)
    return writer.written(heading, ArticleKind.NEWS)


def _joined(
    written: Sequence[Written],
) -> tuple[tuple[Article, ...], tuple[tuple[int, ...], ...]]:
    """The articles with both halves of a jump joined, and their pictures' indexes."""
    merged = halves_joined([w.article for w in written], [w.continued for w in written])
    articles = tuple(article for article, _ in merged)
    pictures = tuple(
        tuple(index for part in parts for index in written[part].pictures) for _, parts in merged
    )
    return articles, pictures
