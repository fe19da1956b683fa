"""Line ends beside Typst's: the same paragraphs set by both, every difference told by its rule."""

from __future__ import annotations

import ctypes
import importlib
import json
import time
from collections import Counter
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from newsroom.model.length import Length
from newsroom.typeset.lines import Setter
from tests.bench.runner import Bars, Bench, MissingError, Samples
from tests.typeset import rivals

_SIZE = 32
_HEAD = """#set page(width: {width}pt, height: 3000pt, margin: 0pt)
#set text(font: "{font}", size: 32pt, lang: "zh", region: "cn", ligatures: false, kerning: false,
  hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 16pt)
"""


def typst_ends(measure: int) -> list[list[int]]:
    """Where Typst ends the lines of each paragraph. Raises MissingError without the wheel."""
    with pypdfium2.PdfDocument(_compiled(measure)) as document:
        pages = [document[number] for number in range(len(document))]
        texts = rivals.paragraphs()
        return [_ends(page, text) for page, text in zip(pages, texts, strict=True)]


def _compiled(measure: int) -> bytes:
    """Each paragraph on a page of its own."""
    try:
        typst: Any = importlib.import_module("typst")
    except ModuleNotFoundError:
        raise MissingError("typst is not installed (pip install -e '.[bench]')") from None
    head = _HEAD.format(width=measure * _SIZE, font=rivals.style().font.face.family)
    texts = [f"#text({json.dumps(text, ensure_ascii=False)})" for text in rivals.paragraphs()]
    source = head + "\n#pagebreak()\n".join(texts)
    return typst.Compiler(source.encode()).compile(format="pdf")


def _ends(page: pypdfium2.PdfPage, text: str) -> list[int]:
    """Places in the text where the print goes on further down."""
    printed, x, y = page.get_textpage(), ctypes.c_double(), ctypes.c_double()
    found: list[int] = []
    at, row = 0, None
    for index in range(raw.FPDFText_CountChars(printed.raw)):
        char = chr(raw.FPDFText_GetUnicode(printed.raw, index) or 32)
        if raw.FPDFText_IsGenerated(printed.raw, index) == 1 or char.isspace():
            continue
        raw.FPDFText_GetCharOrigin(printed.raw, index, ctypes.byref(x), ctypes.byref(y))
        where = text.index(char, at)
        if row is None or row - y.value > _SIZE / 2:
            if row is not None:
                found.append(where)
            row = y.value
        at = where + 1
    return [*found, len(text)]


def measure(_quick: bool) -> Samples:
    """Seconds to set all paragraphs at all measures; what differs, by rule."""
    ours, rival, rules = [], [], Counter[str]()
    lines = 0
    for width in rivals.MEASURES:
        texts = rivals.paragraphs()
        fresh = Setter(rivals.setter().book)
        began = time.perf_counter()
        for text in texts:
            fresh.paragraph(text, Length(int(rivals.SIZE) * width), rivals.style())
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        ends = typst_ends(width)
        rival.append(time.perf_counter() - began)
        for number, (text, theirs) in enumerate(zip(texts, ends, strict=True)):
            lines += len(rivals.ours(text, width))
            for found in rivals.differences(number, text, width, theirs):
                rules[found.rule] += 1
    notes = [f"{lines} lines, {sum(rules.values())} end elsewhere"]
    notes += [f"{count} by {rule}" for rule, count in rules.most_common() if rule]
    missed = (f"{rules['']} differences without a rule",) if rules[""] else ()
    return Samples(ours, rival, tuple(notes), missed)


BENCH = Bench(
    "lines-typst",
    f"line ends of {len(rivals.paragraphs())} paragraphs at {len(rivals.MEASURES)} measures",
    "Typst to PDF",
    Bars(),
    measure,
)
