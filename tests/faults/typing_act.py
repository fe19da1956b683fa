"""Somebody types in the real window until the process is killed."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.faults.ground import Ground, Tell, Told, in_order

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.job import Job
    from newsroom.model.article import Article
    from newsroom.ui.main_window import MainWindow

Step = Iterator[None]
BEHIND = 1.0
"""Seconds that the journal may be behind the keyboard."""
_PERSONS = "陈吴孙周郑冯蒋沈韩杨"
_TICK = 25
_LONG = 100_000


def letters(count: int) -> str:
    """What is typed by keys, so many characters of it."""
    return "".join(chr(ord("a") + index % 26) for index in range(count))


def hanzi(count: int) -> str:
    """What is typed by an input method."""
    return "".join(chr(0x4E10 + index) for index in range(count))


def persons(count: int) -> tuple[str, ...]:
    """Names that are typed into the byline."""
    return tuple(a + b for a, b in itertools.islice(itertools.product(_PERSONS, "明华军"), count))


class Typist:
    """Types into one field after another. tell: writes down what was typed, and when."""

    def __init__(self, window: MainWindow, tell: Tell) -> None:
        self._window = window
        self._tell = tell
        self._counts: dict[str, int] = {}

    def keys(self, name: str, widget: Any) -> Step:
        """One key at a time."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        for count in range(1, 31):
            QTest.keyClicks(widget, letters(count)[-1])
            self._typed(name, count)
            yield

    def input_method(self, name: str, widget: Any, *, rolling: bool) -> Step:
        """One character after three of its sound. rolling: the next is begun in the same event."""
        from tests.ui.hands import compose  # noqa: PLC0415

        for count in range(1, 31):
            for sound in ("z", "zh", "zho"):
                compose(widget, sound)
                yield
            compose(widget, "z" if rolling else "", hanzi(count)[-1])
            self._typed(name, count)
        compose(widget, "")

    def byline(self, widget: Any) -> Step:
        """One name after another."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        from tests.ui.hands import compose  # noqa: PLC0415

        for count, name in enumerate(persons(12), 1):
            compose(widget, name)
            yield
            compose(widget, "", name)
            self._typed("byline", count)
            yield
            QTest.keyClicks(widget, " ")
            yield

    def _typed(self, name: str, count: int) -> None:
        self._counts[name] = count
        self._tell("typed", time.monotonic(), name, count)

    def kept(self, article: Article) -> None:
        """The journal was told to hold this."""
        counts = {name: _held(article, name, count) for name, count in self._counts.items()}
        self._tell("kept", time.monotonic(), counts)

    def all(self) -> Step:
        """All fields, the body by keys and by an input method."""
        editor = self._window.editor
        yield from self.input_method("rolled", editor.body, rolling=True)
        editor.body.set_caret(0)
        yield from self.keys("body", editor.body)
        headline = editor.heads.fields["headline"]
        headline.clear()
        yield from self.input_method("headline", headline, rolling=False)
        yield from self.byline(editor.heads.byline.input)
        caption = editor.pictures.captions()[0]
        caption.clear()
        yield from self.keys("caption", caption)
        editor.body.set_caret(0)
        yield from self.input_method("composed", editor.body, rolling=False)


def run(ground: Ground, tell: Tell) -> None:
    """Open the window on the library, and type in its first article."""
    _run(ground, tell)


def run_busy(ground: Ground, tell: Tell) -> None:
    """The same while copy is taken in by the hundred, and pages are assembled."""
    _run(ground, tell, Crowd)


def _run(ground: Ground, tell: Tell, crowd: type[Crowd] | None = None) -> None:
    from PySide6.QtCore import QSettings, QTimer  # noqa: PLC0415

    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.ui import start  # noqa: PLC0415
    from newsroom.ui.session import Session  # noqa: PLC0415

    settings = QSettings(str(ground.home / "window.ini"), QSettings.Format.IniFormat)
    application = start.prepare(settings)
    session = Session(settings)
    window = session.open(lambda: Desk.open(ground.library))
    typist, steps = Typist(window, tell), iter(())
    first = window.lane.wait(lambda desk: in_order(desk)[0].uuid)

    def look() -> None:
        nonlocal steps
        if not window.made("editing"):
            return
        if window.editing.article != first:
            if window.editing._wanted != first:
                window.editing.kept.connect(typist.kept)
                window.editing.shown.connect(begin)
                window.editing.open(first)
            return
        if next(steps, "end") == "end" and typist._counts:
            tell("end")
            window.close()
            application.quit()

    def begin(_uuid: str) -> None:
        nonlocal steps
        tell("begun", time.monotonic())
        steps = typist.all()
        if crowd is not None:
            crowd(window, tell).begin()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(_TICK)
    QTimer.singleShot(_LONG, partial(application.exit, 3))
    if application.exec():
        raise RuntimeError("it did not come to its end")


class Crowd:
    """Work that goes on beside the typing: copy by the hundred, one lot after another."""

    def __init__(self, window: MainWindow, tell: Tell) -> None:
        self._window = window
        self._tell = tell
        self._lots = itertools.count()

    def begin(self) -> None:
        """Take one lot in; the next one when it is there."""
        lot = next(self._lots)

        def work(job: Job) -> int:
            from newsroom.desk.reading import read_pasted  # noqa: PLC0415

            files = [read_pasted(_copy(lot, number)) for number in range(100)]
            receipts, _ = self._window.lane.wait(lambda desk: desk.receiving.take(files))
            return len(receipts)

        self._window.long_work.start(work, self._done, self._window.lane.troubled.emit)

    def _done(self, count: int) -> None:
        self._tell("crowded", count)
        if next(self._lots) < 3:
            self.begin()


def _copy(lot: int, number: int) -> str:
    body = "。\n".join(hanzi(300)[part::7] for part in range(7))
    return f"第{lot}批第{number}篇来稿\n本报讯（记者 田禾）{body}。"


def check(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """All that was typed a second before the end is there; so is all that was told kept."""
    found = desk.writing.open(in_order(desk)[0].uuid).article
    ended = next(line[1] for line in told if line[0] == "killed")
    kept: dict[str, int] = {}
    for line in told:
        if line[0] == "kept":
            kept = line[2]
    yield from (f"{name}: told kept, lost" for name in kept if not holds(found, name, kept[name]))
    for name in FIELDS:
        typed = [line for line in told if line[0] == "typed" and line[2] == name]
        must = max([line[3] for line in typed if line[1] < ended - BEHIND], default=0)
        if not holds(found, name, must):
            late = [line[1] for line in typed if not holds(found, name, line[3])]
            yield f"{name}: typed {ended - late[0]:.2f} s before the end, lost"


def behind(told: Told) -> float:
    """Seconds that the journal was behind the keyboard at most, as it told itself."""
    waiting: dict[tuple[str, int], float] = {}
    most = 0.0
    for line in told:
        if line[0] == "typed":
            waiting[line[2], line[3]] = line[1]
        elif line[0] == "kept":
            held = [key for key in waiting if key[1] <= line[2].get(key[0], 0)]
            most = max([most, *(line[1] - waiting.pop(key) for key in held)])
    return most


FIELDS = ("rolled", "body", "headline", "byline", "caption", "composed")


def _held(article: Article, name: str, most: int) -> int:
    return next(count for count in range(most, -1, -1) if holds(article, name, count))


def holds(article: Article, name: str, count: int) -> bool:
    """Whether an article has so much of what was typed into one of its fields."""
    if not count:
        return True
    names = [credit.name for credit in article.credits]
    captions = [slot.caption for slot in article.slots]
    return {
        "rolled": lambda: hanzi(count) in article.body,
        "composed": lambda: hanzi(count) in article.body,
        "body": lambda: letters(count) in article.body,
        "headline": lambda: article.headline.startswith(hanzi(count)),
        "byline": lambda: set(persons(count)) <= set(names),
        "caption": lambda: any(text.startswith(letters(count)) for text in captions),
    }[name]()
