"""What takes a returned difference into its article, and the taking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsroom.compare.differences import Hunk, carried, shortest
from newsroom.compare.ours import Unit
from newsroom.compare.targets import NAMES, Target, readable
from newsroom.compare.texts import Text
from newsroom.errors import RefusedError
from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.difference import Edit
from newsroom.model.markup import Paragraph, ParagraphKind


def edits_of(unit: Unit, theirs: Text, hunk: Hunk) -> tuple[Edit, ...]:
    """The edit that makes a unit's article read as returned; none where it is no article's text."""
    a0, a1, b0, b1 = hunk.core
    if a0 == a1:
        return _insertion(unit, theirs, a0, (b0, b1))
    targets = unit.targets[a0:a1]
    first, last = targets[0], targets[-1]
    if first is None or last is None:
        return ()
    if any(t is None or t.field != first.field for t in targets):
        return ()
    start, end = first.at, last.at + 1
    if end - start < a1 - a0:
        return ()
    return (Edit(first.field, start, end, theirs.words(b0, b1)),)


def gap_edit(unit: Unit, index: int, blank: str) -> tuple[Edit, ...]:
    """The edit that puts a blank before a character, or takes away the one that is there."""
    before, after = unit.targets[index - 1], unit.targets[index]
    if before is None or after is None or before.field != after.field or after.at <= before.at:
        return ()
    return (Edit(after.field, before.at + 1, after.at, blank),)


def _insertion(unit: Unit, theirs: Text, index: int, added: tuple[int, int]) -> tuple[Edit, ...]:
    before = unit.targets[index - 1] if index else None
    after = unit.targets[index] if index < len(unit.targets) else None
    text = theirs.words(*added)
    before, after = (None if t and t.field.startswith("credit") else t for t in (before, after))
    opens = added[0] in theirs.opens
    new_after = index in unit.text.opens and (opens or added[1] in theirs.opens)
    if after is not None and new_after and (added[1] in theirs.opens or before is None):
        return (Edit(after.field, after.at, after.at, _paragraphs(theirs, added) + "\n"),)
    if before is not None and new_after and opens:
        return (_behind(before, "\n" + _paragraphs(theirs, added)),)
    if before is not None and opens and index == len(unit.targets):
        return (_behind(before, "\n" + _paragraphs(theirs, added)),)
    if before is not None:
        return (_behind(before, text),)
    if after is not None:
        return (Edit(after.field, after.at, after.at, text),)
    return ()


def _behind(target: Target, text: str) -> Edit:
    return Edit(target.field, target.at + 1, target.at + 1, text)


def _paragraphs(theirs: Text, added: tuple[int, int]) -> str:
    """The added words with their paragraphs apart."""
    start, end = added
    cuts = [start, *sorted(i for i in theirs.opens if start < i < end), end]
    return "\n".join(theirs.words(a, b) for a, b in pairwise(cuts))


def taken(article: Article, base: Article, edits: Sequence[Edit]) -> Article:
    """The article with edits made, which were found in `base`, an earlier state of it.

    Raises RefusedError where the place was changed since.
    """
    for edit in sorted(edits, key=lambda each: (each.field, -each.start)):
        article = _made(article, base, edit)
    return article


def is_taken(article: Article, base: Article, edits: Sequence[Edit]) -> bool:
    """Whether an article has become, at the place of the first edit, what the edit makes of it."""
    if not edits:
        return False
    edit = edits[0]
    try:
        then, now = readable(base, edit.field), readable(article, edit.field)
    except (IndexError, KeyError, ValueError):
        return False
    wanted = "".join(edit.text.split())
    for hunk in shortest(then, now):
        if hunk.a0 <= edit.end and hunk.a1 >= edit.start:
            start = max(hunk.b0 - len(edit.text), 0)
            return wanted in "".join(now[start : hunk.b1 + len(edit.text)].split())
    return False


def _made(article: Article, base: Article, edit: Edit) -> Article:
    try:
        then, now = readable(base, edit.field), readable(article, edit.field)
    except (IndexError, KeyError, ValueError) as error:
        raise _changed(edit) from error
    place = carried(then, now, edit.start, edit.end)
    if place is None:
        raise _changed(edit)
    start, end = place
    kind, _, index = edit.field.partition(" ")
    if kind == "body":
        return replace(article, body=_body(article.body, start, end, edit.text))
    flat = edit.text.replace("\n", "")
    content = now[:start] + flat + now[end:]
    if kind == "caption":
        slots = list(article.slots)
        slots[int(index)] = replace(slots[int(index)], caption=content)
        return replace(article, slots=tuple(slots))
    if kind == "credit":
        people = list(article.credits)
        people[int(index)] = replace(people[int(index)], name=content)
        return replace(article, credits=tuple(people))
    fields: dict[str, str] = {kind: content}
    return replace(article, **fields)  # type: ignore[arg-type]


def _changed(edit: Edit) -> RefusedError:
    name = NAMES.get(edit.field.partition(" ")[0], "稿件")
    return RefusedError(
        f"不能采用：{name}里这个地方后来又改过", kept="稿件没有变化", advice="请直接在稿件里改"
    )


def _body(body: str, start: int, end: int, text: str) -> str:
    """The markup with visible characters replaced; lines that are not touched stay as they are."""
    lines = body.split("\n")
    numbers = [index for index, line in enumerate(lines) if line.strip()]
    paragraphs = markup.parse(body)
    if not paragraphs:
        return markup.plain(text)
    begins = []
    at = 0
    for paragraph in paragraphs:
        begins.append(at)
        at += len(paragraph.text) + 1
    first = _holding(paragraphs, begins, start)
    last = _holding(paragraphs, begins, end) if end > start else first
    head = _cut(paragraphs[first], 0, start - begins[first])
    tail = _cut(paragraphs[last], end - begins[last], len(paragraphs[last].text))
    strong = _is_bold(paragraphs[first], start - begins[first], end - begins[first])
    made = _spliced(head, text.split("\n"), tail, strong=strong)
    if first != last and not head.text and not text:
        made = [tail]
    new = markup.write(p for p in made if p.text).split("\n") if any(p.text for p in made) else []
    return "\n".join([*lines[: numbers[first]], *new, *lines[numbers[last] + 1 :]])


def _holding(paragraphs: Sequence[Paragraph], begins: Sequence[int], place: int) -> int:
    for index in reversed(range(len(paragraphs))):
        if begins[index] <= place:
            return index
    return 0


def _cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Some of a paragraph's characters with what is bold among them."""
    bold = tuple(
        (max(a, start) - start, min(b, end) - start)
        for a, b in paragraph.bold
        if a < end and b > start
    )
    lead = min(max(paragraph.lead - start, 0), end - start)
    return Paragraph(paragraph.kind, paragraph.text[start:end], lead, bold)


def _is_bold(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether what stands there is bold, or, where nothing does, what lies on both sides."""
    if end > start:
        return any(a <= start < b for a, b in paragraph.bold)
    return any(a < start < b for a, b in paragraph.bold)


def _spliced(
    head: Paragraph, texts: Sequence[str], tail: Paragraph, *, strong: bool
) -> list[Paragraph]:
    """Head and tail with text between; line ends in it part paragraphs."""
    if len(texts) == 1:
        return [_glued(head, texts[0], tail, strong=strong)]
    first = _glued(head, texts[0], Paragraph(head.kind, ""))
    middle = [markup.text(text) for text in texts[1:-1]]
    last = _glued(Paragraph(tail.kind, ""), texts[-1], tail)
    if not head.text:
        first = markup.text(texts[0])
    if not tail.text:
        last = markup.text(texts[-1])
    return [first, *middle, last]


def _glued(head: Paragraph, text: str, tail: Paragraph, *, strong: bool = False) -> Paragraph:
    kept = head if head.text else tail
    begin, shift = len(head.text), len(head.text) + len(text)
    bold = [*head.bold, *([(begin, shift)] if strong and text else [])]
    bold += [(a + shift, b + shift) for a, b in tail.bold]
    lead = 0
    if kept.kind is ParagraphKind.RUN_IN:
        lead = head.lead if head.lead < begin or not tail.lead else shift + tail.lead
    return Paragraph(kept.kind, head.text + text + tail.text, lead, tuple(_run_together(bold)))


def _run_together(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        elif end > start:
            found.append((start, end))
    return found
