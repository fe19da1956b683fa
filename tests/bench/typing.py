"""Keys pressed in the window, in an article of 1,300 characters that stands on a full page.

The program's own window over its library; each key is an event that Qt delivers, so many a second
as a fast writer strikes. Ours: what the window's thread works for a key, all that follows from it
included (painting, the journal, counts, lines over and under). The note tells the time from a key
to the painted preview. The floor is the same key in a bare editor with the same text.
"""

from __future__ import annotations

import datetime
import os
import tempfile
import time
from pathlib import Path

from newsroom.arrange.assemble import USUAL
from newsroom.desk.assembling import Effort, Wish
from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.job import Job
from newsroom.model.issue import IssueNumber
from tests.bench.runner import Bars, Bench, Samples, ms, percentile
from tests.bench.writing import Writer, Written

_UPDATED = 0.050
_BETWEEN = 0.12  # seconds from key to key
_WARM = 5
_LENGTH, _OTHERS, _OTHER_LENGTH = 1300, 11, 700
_FEW = 5
_KEYS = "新修的渠道通水以后大家都说方便"


def library(folder: Path, *, quick: bool) -> Path:
    """A library whose issue's second page is full, with a story of 1,300 characters on it.

    quick: a page with less on it will do.
    """
    others, effort = (_FEW, Effort(1.0, 0.02)) if quick else (_OTHERS, USUAL)
    path = folder / "稿库.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-shibao")
        date = datetime.date(2026, 4, 17)
        change = desk.paging.new_issue(home, date, IssueNumber((15,), (640,)))
        issue = next(iter(change.issues))
        writer = Writer(11)
        stories = (*writer.load(1, _LENGTH), *writer.load(others, others * _OTHER_LENGTH))
        for story in stories:
            desk.receiving.take([read_pasted(pasted(story))], home, issue)
        page = desk.paging.edition(issue).pages[1]
        desk.assemble(issue, Wish(page.uuid, effort), Job())
    return path


def pasted(story: Written) -> str:
    """A story as it would be pasted."""
    return "\n".join((story.headline, *story.paragraphs))


def measure(quick: bool) -> Samples:
    """Ours and the floor's keys one after the other."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = 3 if quick else 120
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        busy, updated, worked = ours(library(Path(name), quick=quick), count)
    floor, alone_floor = _floor(count)
    alone = f"with a processor: median {ms(percentile(worked, 0.5))}"
    alone += f", p95 {ms(percentile(worked, 0.95))}; in between others had it"
    note = f"key to painted preview: median {ms(percentile(updated, 0.5))}"
    note += f", p95 {ms(percentile(updated, 0.95))} (bar p95 {ms(_UPDATED)})"
    late = percentile(updated, 0.95)
    missed = (f"painted after {ms(late)} > {ms(_UPDATED)}",) if late > _UPDATED else ()
    return Samples(busy, floor, (note, alone), missed, (worked, alone_floor))


def ours(path: Path, count: int) -> tuple[list[float], list[float], list[float]]:
    """For each key the seconds that the window's thread was busy, those until the preview showed
    it, and those in which the thread had a processor.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  a screen is chosen first

    from tests.bench import driving  # noqa: PLC0415
    from tests.bench.watchdog import watching  # noqa: PLC0415

    with watching() as watch, driving.opened(path, watch) as window:
        issue = window.place[1]
        edition = window.lane.wait(lambda desk: desk.paging.edition(issue))
        page = edition.pages[1].uuid
        longest = max(edition.on_page(page), key=lambda p: len(edition.articles[p.article].body))
        window.paging.go_to(page)
        window.editing.open(longest.article)
        driving.settled(window, watch)
        preview, body = window.pages.preview, window.editor.body
        watch.until(lambda: preview._page is not None and preview._page.page == page)
        body.set_caret(len(edition.articles[longest.article].body) // 2)
        body.setFocus(Qt.FocusReason.OtherFocusReason)
        watch.rest(2)
        busy, updated, worked, painted = [], [], [], []
        eye = driving.Painted(lambda clock: painted.append((clock, preview._page)))
        whole = driving.Whole(preview.viewport())
        preview.viewport().installEventFilter(eye)
        for number in range(count + _WARM):
            before, clock = watch.busy, watch.worked
            shown, pressed = preview._page, time.perf_counter()
            driving.press(body, _KEYS[number % len(_KEYS)])
            watch.rest(_BETWEEN)
            new = [clock for clock, page in painted if page is not shown]
            painted.clear()
            if number >= _WARM:
                busy.append(watch.busy - before)
                worked.append(watch.worked - clock)
                updated.append(new[0] - pressed if new else _BETWEEN)
        assert whole.count <= count // 4, "keys repaint the whole page"
        return busy, updated, worked


def _floor(count: int) -> tuple[list[float], list[float]]:
    """The same in an editor and nothing else: seconds busy, and those with a processor."""
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415

    from tests.bench import driving  # noqa: PLC0415
    from tests.bench.watchdog import watching  # noqa: PLC0415

    editor = QPlainTextEdit("\n".join(Writer(11).load(1, _LENGTH)[0].paragraphs))
    editor.resize(500, 600)
    editor.show()
    busy, worked = [], []
    with watching() as watch:
        watch.rest(0.1)
        for number in range(count):
            before, clock = watch.busy, watch.worked
            driving.press(editor, _KEYS[number % len(_KEYS)])
            watch.rest(_BETWEEN / 6)
            busy.append(watch.busy - before)
            worked.append(watch.worked - clock)
    editor.close()
    return busy, worked


BENCH = Bench(
    "typing",
    "one key in a 1,300-character article on a full page: the window's thread, all that follows",
    "the same key in a bare editor (floor)",
    Bars(p95=0.008),
    measure,
)
