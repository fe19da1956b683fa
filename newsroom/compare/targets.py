"""Which character of an article a printed character is, so that a correction can be taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.compare.folding import folded
from newsroom.model import markup
from newsroom.model.article import FIELD_WORDS, Article

_LEAST = 2  # characters of a field that may be looked for inside a longer text


@dataclass(frozen=True, slots=True)
class Target:
    """A character of an article's field, counted as the field reads (model/difference.Edit)."""

    field: str
    at: int


_TAKEN = ("kicker", "headline", "subhead", "dateline", "section", "source_unit", "body")
NAMES = {name: FIELD_WORDS[name] for name in _TAKEN} | {
    "caption": "图片说明",
    "credit": FIELD_WORDS["credits"],
}


def readable(article: Article, name: str) -> str:
    """A field as it reads, by its name in an Edit. Raises KeyError or IndexError for none."""
    kind, _, index = name.partition(" ")
    if kind == "body":
        return markup.visible(article.body)
    if kind == "caption":
        return article.slots[int(index)].caption
    if kind == "credit":
        return article.credits[int(index)].name
    if kind not in NAMES:
        raise KeyError(name)
    return str(getattr(article, kind))


def body_places(body: str) -> dict[int, int]:
    """For each offset of a visible character in the markup its place in the visible text."""
    places: dict[int, int] = {}
    at = 0
    for paragraph in markup.parse(body):
        for index, _ in enumerate(paragraph.text):
            places.setdefault(paragraph.offsets[index], at + index)
        at += len(paragraph.text) + 1
    return places


def field_targets(
    article: Article, text: str, *, body: bool = True
) -> tuple[str, list[Target | None]] | None:
    """The field that a passage prints, in Chinese, and the target of each of its characters.

    body: whether it may be body text. None where no field is found in it.
    """
    chars = "".join(folded(char) for char in text)
    targets: list[Target | None] = [None] * len(chars)
    found = [
        (met, name, [begin + index for index, char in enumerate(content) if folded(char)])
        for name, begin, content in _passages(article)
        if (body or name != "body")
        and (met := _met(chars, "".join(folded(char) for char in content))) is not None
    ]
    found.sort(key=lambda each: -each[0][2])
    label = ""
    for (at, start, count), name, places in found:
        if any(targets[at : at + count]):
            continue
        targets[at : at + count] = [Target(name, places[start + k]) for k in range(count)]
        label = label or NAMES[name.partition(" ")[0]]
    return (label, targets) if label else None


def _met(chars: str, content: str) -> tuple[int, int, int] | None:
    """Where two texts are one inside the other: places in both, and how long it is."""
    if not content or not chars:
        return None
    if chars in content and (len(chars) >= _LEAST or chars == content):
        return 0, content.index(chars), len(chars)
    if len(content) >= _LEAST and content in chars:
        return chars.index(content), 0, len(content)
    return None


def _passages(article: Article) -> Iterator[tuple[str, int, str]]:
    """Fields with where a passage of theirs begins, and its text; a body paragraph by paragraph."""
    names = ["headline", "kicker", "subhead", "section", "dateline", "source_unit"]
    names += [f"caption {index}" for index in range(len(article.slots))]
    names += [f"credit {index}" for index in range(len(article.credits))]
    for name in names:
        yield name, 0, readable(article, name)
    at = 0
    for paragraph in readable(article, "body").split("\n"):
        yield "body", at, paragraph
        at += len(paragraph) + 1


def passages_of(article: Article) -> Iterator[str]:
    """The texts of an article's fields, a body paragraph by paragraph; none that are empty."""
    return (text for _, _, text in _passages(article) if text.strip())
