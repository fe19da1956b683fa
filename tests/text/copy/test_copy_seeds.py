"""Real published pages read as they were labelled by hand, however they are laid out."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.issue import IssueFacts
from newsroom.model.reading import Reading
from newsroom.text.copy import read_text

LABELS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("seeds.json").read_text("utf8")
)
ROOT = Path(__file__).resolve().parents[3]


def seed(name: str) -> str:
    folder = Path(os.environ.get("NEWSROOM_SEEDS", ROOT.parent / "shared" / "seeds"))
    path = folder / f"{name}.txt"
    if not path.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path.name} is not in NEWSROOM_SEEDS")
        pytest.skip("NEWSROOM_SEEDS is not there")
    return path.read_text("utf8")


def fingerprint(text: str) -> str:
    """SHA-256 of a text with white space removed and width folded; empty for empty."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return hashlib.sha256(folded.encode()).hexdigest() if folded else ""


def outline(article: Article) -> dict[str, Any]:
    """What the labels hold of an article."""
    kinds = [paragraph.kind.value for paragraph in markup.parse(article.body)]
    return {
        "headline": fingerprint(article.headline),
        "kind": article.kind.value,
        "section": fingerprint(article.section),
        "kicker": fingerprint(article.kicker),
        "subhead": fingerprint(article.subhead),
        "dateline": article.dateline,
        "credits": [[credit.name, credit.role.value] for credit in article.credits],
        "source_unit": article.source_unit,
        "paragraphs": sum(kind in ("text", "run-in") for kind in kinds),
        "crossheads": kinds.count("crosshead"),
        "run_ins": kinds.count("run-in"),
        "jump_from": article.jump_from,
        "slots": len(article.slots),
    }


def facts_outline(facts: IssueFacts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    return {
        "name": facts.name,
        "latin_name": fingerprint(facts.latin_name),
        "publisher": fingerprint(facts.publisher),
        "date": facts.date.isoformat() if facts.date else "",
        "weekday": facts.weekday,
        "lunar_date": facts.lunar_date,
        "numbers": list(facts.number.numbers),
        "totals": list(facts.number.totals),
        "licence": fingerprint(facts.licence),
        "legend": fingerprint(facts.legend),
        "hotline": fingerprint(facts.hotline),
        "distribution": [[d.label, fingerprint(d.text)] for d in facts.distribution],
        "editors": list(facts.editors),
    }


def whole(reading: Reading) -> list[tuple[Any, ...]]:
    """All that two readings of one copy must share, whatever its layout; slots left out."""
    return [
        (
            a.kind, a.section, a.kicker, a.headline, a.subhead, a.dateline, a.credits,
            a.source_unit, a.body, a.jump_from, a.jump_to,
            [slot.caption for slot in a.slots if slot.caption],
        )
        for a in reading.articles
    ]  # fmt: skip


HALF = str.maketrans("，：；？！（）", ",:;?!()")
FULL = str.maketrans(",:;?!()", "，：；？！（）")

VARIANTS: dict[str, Callable[[str], str]] = {
    "marks stripped": lambda t: re.sub(r"(?m)^\s*#+ ", "", t),
    "no empty lines": lambda t: re.sub(r"\n\s*\n+", "\n", t),
    "empty lines doubled": lambda t: re.sub(r"\n", "\n\n", t),
    "windows line ends": lambda t: t.replace("\n", "\r\n"),
    "indented": lambda t: re.sub(r"(?m)^(?=[^#\s])", "　　", t),
    "half width": lambda t: t.translate(HALF),
    "full width": lambda t: re.sub(
        r"(?<=[\u4e00-\u9fff”])[,:;?!()]|[()](?=[\u4e00-\u9fff])",
        lambda m: m[0].translate(FULL),
        t,
    ),
    "no empty lines, no marks": lambda t: re.sub(r"(?m)\n\s*\n+|^\s*#+ ", "\n", t),
}


@pytest.mark.parametrize("name", LABELS)
def test_seed_reads_as_labelled(name: str) -> None:
    reading = read_text(seed(name), name)
    wanted = LABELS[name]
    found = [outline(article) for article in reading.articles]
    assert len(found) == len(wanted["articles"])
    for mine, theirs, article in zip(found, wanted["articles"], reading.articles, strict=True):
        expected = dict(theirs)
        notes = expected.pop("notes")
        assert mine == expected
        assert all(any(note in said for said in article.notes) for note in notes)
    assert facts_outline(reading.facts) == wanted["facts"]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", LABELS)
def test_layout_changes_nothing(name: str, variant: str) -> None:
    text = seed(name)
    plain = read_text(text)
    changed = read_text(VARIANTS[variant](text))
    assert whole(changed) == whole(plain)
    assert facts_outline(changed.facts) == facts_outline(plain.facts)


@pytest.mark.parametrize("name", LABELS)
def test_no_character_vanishes(name: str) -> None:
    text = seed(name)
    reading = read_text(text)
    held = everything(reading)
    lost = {char for char in re.findall(r"[\u4e00-\u9fff]", text) if char not in held}
    assert lost <= set("本报讯记者通员文图摄期总第责任编辑年月日")
    assert len(re.findall(r"[\u4e00-\u9fff]", held)) >= 0.97 * len(
        re.findall(r"[\u4e00-\u9fff]", text)
    )


def everything(reading: Reading) -> str:
    """All text that a reading holds."""
    parts: list[str] = [*reading.notes]
    for a in reading.articles:
        parts += [a.section, a.kicker, a.headline, a.subhead, a.dateline, a.source_unit, a.body]
        parts += [c.name for c in a.credits]
        parts += [s.caption + "".join(s.photographers) for s in a.slots]
        parts += [a.jump_from, a.jump_to, *a.notes]
    facts = reading.facts
    if facts is not None:
        parts += [facts.name, facts.publisher, facts.lunar_date, facts.weekday, facts.licence]
        parts += [facts.legend, facts.hotline, *facts.editors]
        parts += [d.label + d.text for d in facts.distribution]
    return "".join(parts)
