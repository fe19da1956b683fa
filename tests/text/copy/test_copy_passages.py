"""Passages in the styles of many papers, with and without marks and empty lines."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.text.copy import read_text
from tests.text.copy.passages import PASSAGES, Passage

LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda t: t,
    "no marks": lambda t: re.sub(r"(?m)^#+ ", "", t),
    "no empty lines": lambda t: re.sub(r"\n\s*\n+", "\n", t),
    "an empty line after each": lambda t: re.sub(r"\n+", "\n\n", t),
    "windows line ends": lambda t: t.replace("\n", "\r\n"),
}


def seen(article: Article) -> dict[str, object]:
    kinds = [paragraph.kind.value for paragraph in markup.parse(article.body)]
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "subhead": article.subhead,
        "section": article.section,
        "kind": article.kind.value,
        "credits": [(c.name, c.role.value) for c in article.credits],
        "dateline": article.dateline,
        "place": article.place,
        "agency": article.agency,
        "source_unit": article.source_unit,
        "jump_from": article.jump_from,
        "jump_to": article.jump_to,
        "paragraphs": sum(kind in ("text", "run-in") for kind in kinds),
        "crossheads": kinds.count("crosshead"),
        "run_ins": kinds.count("run-in"),
        "items": kinds.count("item"),
        "slots": len(article.slots),
        "captions": [slot.caption for slot in article.slots if slot.caption],
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_passage(passage: Passage, layout: str) -> None:
    reading = read_text(LAYOUTS[layout](passage.text))
    assert [a.headline for a in reading.articles] == [a["headline"] for a in passage.articles]
    for article, wanted in zip(reading.articles, passage.articles, strict=True):
        found = seen(article)
        noted = wanted.get("noted", "")
        expected = {key: value for key, value in wanted.items() if key != "noted"}
        assert {key: found[key] for key in expected} == expected
        assert any(noted in note for note in article.notes) or not noted
