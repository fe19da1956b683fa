"""Passages and whole pages in the styles of many papers read as an editor reads them.

`passages.jsonl` holds one passage a line with what is expected of it; `pages/` whole pages with
their stories. What an expectation does not name is not compared, except credits and headlines.
Credits are written `role names; role names`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.text.copy import read_text

HERE = Path(__file__).parent
PASSAGES: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "passages.jsonl").read_text("utf8").splitlines()
]
PAGES = sorted(path.stem for path in (HERE / "pages").glob("*.json"))

Mismatch = tuple[str, Any, Any]


def people(text: str) -> set[tuple[str, str]]:
    """`reporter 林晓舟 何苗; author 田野` as pairs of role and name."""
    found: set[tuple[str, str]] = set()
    for part in filter(None, text.split(";")):
        role, *names = part.split()
        found.update((role, name) for name in names)
    return found


def outline(article: Article) -> dict[str, Any]:
    """What expectations may name of an article."""
    kinds = [paragraph.kind.value for paragraph in markup.parse(article.body)]
    captions = [slot for slot in article.slots if slot.caption]
    return {
        "kind": article.kind.value,
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "dateline": article.dateline,
        "place": article.place,
        "agency": article.agency,
        "credits": {(credit.role.value, credit.name) for credit in article.credits},
        "source_unit": article.source_unit,
        "jump_from": article.jump_from,
        "jump_to": article.jump_to,
        "captions": len(captions),
        "paragraphs": sum(kind in ("text", "run-in") for kind in kinds),
        "crossheads": kinds.count("crosshead"),
        "runins": kinds.count("run-in"),
    }


def compared(expected: dict[str, Any], article: Article) -> list[Mismatch]:
    """The fields that an article reads otherwise than expected: field, expected, found."""
    found = outline(article)
    wanted = {**expected, "credits": people(expected.get("credits", ""))}
    body = wanted.pop("body", "")
    captions = wanted.pop("captions", None)
    wrong = [(key, value, found[key]) for key, value in wanted.items() if found[key] != value]
    if body and body not in markup.visible(article.body):
        wrong.append(("body", body, article.body))
    if isinstance(captions, int) and captions != found["captions"]:
        wrong.append(("captions", captions, found["captions"]))
    if isinstance(captions, list):
        read = [[slot.caption, "、".join(slot.photographers)] for slot in article.slots]
        if read != captions:
            wrong.append(("captions", captions, read))
    return wrong


def passage_mismatches(passage: dict[str, Any]) -> list[Mismatch]:
    """What a single passage reads wrong."""
    expected = {key: value for key, value in passage.items() if key != "text"}
    articles = read_text(passage["text"]).articles
    if len(articles) != 1:
        return [("articles", 1, [outline(article) for article in articles])]
    return compared(expected, articles[0])


def page_mismatches(text: str, expected: dict[str, Any]) -> list[Mismatch]:
    """What a page reads wrong: its stories, then its masthead."""
    reading = read_text(text)
    stories = [{"headline": "", **story} for story in expected["stories"]]
    if len(reading.articles) != len(stories):
        heads = [article.headline or article.body[:20] for article in reading.articles]
        return [("articles", len(stories), heads)]
    wrong = [
        (f"{key} of {number}", want, got)
        for number, (story, article) in enumerate(zip(stories, reading.articles, strict=True), 1)
        for key, want, got in compared(story, article)
    ]
    facts = expected.get("issue")
    if facts is None:
        return [*wrong, *([("issue", None, reading.facts)] if reading.facts else [])]
    if reading.facts is None:
        return [*wrong, ("issue", facts, None)]
    for key, want in facts.items():
        value = reading.facts.number.numbers if key == "number" else getattr(reading.facts, key)
        got = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
        if got != want:
            wrong.append((f"issue {key}", want, got))
    return wrong


INDENTED = re.compile(r"(?:(?<=\n\n)|(?<=[。）)]\n))(?=[^#\s（(□].*[。？！”）)]\n)")

VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda t: t,
    "no marks": lambda t: re.sub(r"(?m)^\s*#+ |\*\*", "", t),
    "half width": lambda t: t.translate(str.maketrans("，：；？！（）", ",:;?!()")),
    "indented": lambda t: INDENTED.sub("　　", t) if max(map(len, t.split("\n"))) > 40 else t,
    "lines broken": lambda t: re.sub(r"(?m)^(?![#*]).{29,}[。）]$", broken, t),
}


def broken(match: re.Match[str]) -> str:
    """A long line broken as a column of 22 characters breaks it, but at no sentence's end."""
    return "\n".join(re.findall(r".{22}(?<!。)|.{21}(?<!。)|.{1,22}", match[0]))


def page(name: str) -> tuple[str, dict[str, Any]]:
    """A page's text and expectation."""
    path = HERE / "pages" / name
    expected = json.loads(path.with_suffix(".json").read_text("utf8"))
    return path.with_suffix(".txt").read_text("utf8"), expected


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["text"][:12])
def test_passage(passage: dict[str, Any]) -> None:
    assert passage_mismatches(passage) == []


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, variant: str) -> None:
    text, expected = page(name)
    assert page_mismatches(VARIANTS[variant](text), expected) == []
