"""校对 in the window: waves while typing, from one fault to the next, taken or let stand."""

# ruff: noqa: PLC0415 - panels and windows are imported when they are first wanted

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.change import Change
from newsroom.model.excuse import Reach
from newsroom.ui import here, trouble
from newsroom.ui.faults.booking import FaultBooking
from newsroom.ui.faults.excusing import Excusing
from newsroom.ui.faults.live import LiveReading
from newsroom.ui.faults.places import Places, as_it_stands, begins, beside, ends, standing_at

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.fault_lines import FaultLine
    from newsroom.model.fault import Fault
    from newsroom.ui.faults.marking import FaultMarking
    from newsroom.ui.faults.panel import FaultsPanel, Range
    from newsroom.ui.faults.wide import WideReading
    from newsroom.ui.main_window import MainWindow

_LIST_MILLISECONDS = 150
_log = logging.getLogger(__name__)
_HEIGHT = 0.36  # of the column
_NOTHING = "没有发现疑误"
_WAIT = "正在校对，请稍等"
_NO_ARTICLE = "请先打开一篇稿件"
_CHANGED = "这里已经改过了"
_NOT_HERE = "光标处没有疑误，已到下一处，看过再按"


class FaultsHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article (uuid) is to be opened.
    gathering: what is typed must be saved now.
    """

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._failed = partial(trouble.show, window)
        self._panel: FaultsPanel | None = None
        self._wide: WideReading | None = None
        self._failing: set[str] = set()
        self._excusing: Excusing | None = None
        self._marking: FaultMarking | None = None
        self._going: FaultLine | None = None
        self._looking = False
        self._places = Places(window.editor)
        self.live = LiveReading(window)
        self.live.read.connect(self._follow)
        self.live.excused.connect(self._show)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_LIST_MILLISECONDS)
        self._rest.timeout.connect(self._list)
        self.live.troubled.connect(self._tell_trouble)
        self.booking = FaultBooking(window, self.live, self._here)
        self.booking.changed.connect(self.changed)
        self.booking.said.connect(self.said)
        window.editing.shown.connect(lambda _article: self._arrived())

    def refresh(self, change: Change) -> None:
        """Read again where something that reading goes by changed."""
        self.live.refresh(change)
        if self._marking is not None:
            self._marking.refresh(change)
        if self._excusing is not None:
            self._excusing.refresh(change)
        if self._wide is not None:
            self._wide.refresh(change)

    def stop(self) -> None:
        """End the threads."""
        if self._marking is not None:
            self._marking.stop()
        self.live.stop()

    # Going through --------------------------------------------------------------------------------

    def step(self, way: int) -> None:
        """Go to the next fault (1), or back to the one before (-1)."""
        if not self._window.article and not self._ranged:
            self.said.emit(_NO_ARTICLE)
            return
        panel = self._shown_panel()
        lines = panel.shown
        if not lines:
            self.said.emit(_NOTHING if self.live.faults is not None else _WAIT)
            return
        found, around = self._next(lines, way)
        if around:
            self.said.emit("到头了，从第一处再看" if way > 0 else "到头了，从最后一处再看")
        self._go(found)

    def open(self, wanted: str = "") -> None:
        """Show the list with the keyboard in it, of the article, or of the page or issue on show;
        close it where that is so already.
        """
        panel = self._made()
        mine = panel.isVisible() and panel.isAncestorOf(self._window.focusWidget() or self._window)
        if mine and (not wanted or panel.range.value == wanted):
            self._shut()
            return
        self._shown_panel()
        if wanted:
            from newsroom.ui.faults.panel import Range

            panel.show_range(Range(wanted))
            self._range(Range(wanted))
        panel.start()

    def take(self) -> None:
        """Put the first suggestion in place of the words at the caret."""
        line = self._here()
        if line is not None and not line.fault.suggestions:
            self.said.emit("这一处没有现成的改法，请直接改")
        elif line is not None:
            self._take(line, line.fault.suggestions[0])

    def let_stand(self, reach: Reach) -> None:
        """Let the fault at the caret stand."""
        line = self._here()
        if line is not None:
            self._excuse(line, reach)

    def show_excuses(self) -> None:
        """All that was let stand, to be looked through and revoked."""
        if self._excusing is None:
            self._excusing = Excusing(self._window)
            self._excusing.changed.connect(self.changed)
        self._excusing.show()

    def _next(self, lines: Sequence[FaultLine], way: int) -> tuple[FaultLine, bool]:
        """The line to go to from where the caret is, and whether it begins anew."""
        panel = self._shown_panel()
        chosen, caret = panel.chosen(), self._places.caret()
        own = [line for line in lines if line.fault.article == self._window.article]
        if caret is None or self._ranged or len(own) < len(lines):
            return beside(lines, chosen, way)
        if chosen is not None and (begins(chosen.fault), ends(chosen.fault)) == caret:
            return beside(lines, chosen, way)
        if way > 0:
            ahead = [line for line in own if begins(line.fault) >= caret[1]]
            return (ahead[0], False) if ahead else (own[0], True)
        behind = [line for line in own if ends(line.fault) <= caret[0]]
        return (behind[-1], False) if behind else (own[-1], True)

    def _here(self) -> FaultLine | None:
        """The line that the caret is at; the one chosen while the keyboard is in the list. Else
        none, for nobody looks at it: the next is gone to, and that is said.
        """
        looking = self._panel is not None and self._panel.isVisible()
        panel, caret = self._shown_panel(), self._places.caret()
        if caret is None and looking:
            return panel.chosen()
        mine = [line for line in panel.shown if line.fault.article == self._window.article]
        found = standing_at(mine, caret) if caret is not None else None
        if found is None and mine:
            self._go(self._next(panel.shown, 1)[0])
        if found is None:
            self.said.emit(_NOT_HERE if mine else _NOTHING)
        return found

    def _go(self, line: FaultLine) -> None:
        panel = self._shown_panel()
        panel.choose(line)
        fault = line.fault
        if fault.article == self._window.article:
            now = self._now(fault)
            self._places.go_to(now or fault)
            return
        self._going = line
        self._window.paging.find(fault.article)
        self.opened.emit(fault.article)

    def _look(self, line: FaultLine) -> None:
        """Show a line's words; the keyboard stays in the list, where keys take and let stand."""
        self._looking = True
        self._go(line)
        if line.fault.article == self._window.article:
            self._stay()

    def _stay(self) -> None:
        self._looking = False
        if self._panel is not None and self._panel.isVisible():
            self._panel.stay()

    def _arrived(self) -> None:
        """Go on to the fault that an article was opened for."""
        line, self._going = self._going, None
        if line is not None and line.fault.article == self._window.article:
            self._places.go_to(line.fault)
            if self._looking:
                self._stay()

    def _now(self, fault: Fault) -> Fault | None:
        """A fault of the article on show where it stands now; None where it is no more."""
        return as_it_stands(self.live.faults or (), fault)

    # Acts -----------------------------------------------------------------------------------------

    def _take(self, line: FaultLine, suggestion: str) -> None:
        fault = self._now(line.fault)
        why = self._places.take(fault, suggestion) if fault is not None else _CHANGED
        if why:
            self.said.emit(why)
        elif fault is not None:
            self.booking.mended(fault, suggestion)

    def _take_listed(self, line: FaultLine, suggestion: str) -> None:
        """Take from the list; another article is opened first, so that its words are seen."""
        if line.fault.article != self._window.article:
            self._look(line)
            return
        self._take(line, suggestion)
        self._stay()

    def _excuse(self, line: FaultLine, reach: Reach) -> None:
        self._do(lambda desk: desk.proofreading.excuse(line.fault, reach))

    def _do(self, act: Callable[[Desk], Change]) -> None:
        self._window.lane.do(act, self.changed.emit, self._failed)

    # On the page ----------------------------------------------------------------------------------

    def toggle_marks(self) -> None:
        """Mark the faults on the page on show, or no more."""
        if self._marking is None:
            from newsroom.ui.faults.marking import FaultMarking

            self._marking = FaultMarking(self._window)
            self._marking.said.connect(self.said)
            self._marking.chosen.connect(self._go)
        self._marking.toggle()

    # What is shown --------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether copy is read while it is typed."""
        return bool(here.value(self._window.settings, "proof_typing"))

    def set_typing(self, on: bool) -> None:
        """Read copy while it is typed, or only where it is asked for."""
        here.put(self._window.settings, "proof_typing", on)
        self._show()
        self.said.emit("边写边校已打开" if on else "边写边校已关掉，按 F7 再校")

    def _follow(self) -> None:
        """Waves follow at once what is typed, the list a little later."""
        self._wave()
        new = [name for name in self.live.troubles if name not in self._failing]
        if new:
            self._failing.update(new)
            self.said.emit(f"校对规则“{'”“'.join(new)}”有误，已停用，其余照常校对")
        if self._panel is not None and not self._rest.isActive():
            self._rest.start()

    def _show(self) -> None:
        self._wave()
        self._list()

    def _wave(self) -> None:
        asked = self._panel is not None and self._panel.isVisible()
        self._places.show((self.live.faults or ()) if asked or self.typing else ())

    def _list(self) -> None:
        from newsroom.desk.fault_lines import lines
        from newsroom.ui.faults import panel as words

        panel = self._panel
        self._rest.stop()
        if panel is None or not panel.isVisible():
            return
        if self._ranged:
            assert self._wide is not None
            self._wide.show(panel)
            return
        faults, copy = self.live.faults, self.live.copy
        if not self._window.article:
            panel.say(words.NO_ARTICLE)
        elif faults is None or copy is None:
            panel.say(words.READING)
        elif not faults:
            panel.say(words.CLEAN)
        else:
            panel.show_lines(lines(faults, copy.pieces))

    @property
    def _ranged(self) -> bool:
        """Whether a page or an issue is listed."""
        from newsroom.ui.faults.panel import Range

        return self._panel is not None and self._panel.range is not Range.ARTICLE

    def _range(self, wanted: Range) -> None:
        from newsroom.ui.faults.panel import Range

        if wanted is not Range.ARTICLE:
            self._wide_reading().read(wanted)
        self._list()

    def _wide_reading(self) -> WideReading:
        if self._wide is None:
            from newsroom.ui.faults.wide import WideReading

            self._wide = wide = WideReading(self._window, self.live)
            wide.read_through.connect(self._list)
            wide.said.connect(self.said)
        return self._wide

    def _made(self) -> FaultsPanel:
        if self._panel is None:
            from newsroom.ui.faults.panel import FaultsPanel

            self._panel = panel = FaultsPanel(self._window)
            column = self._window.column
            column.addWidget(panel)
            column.setCollapsible(column.indexOf(panel), False)
            panel.hide()
            panel.activated.connect(self._go)
            panel.looked.connect(self._look)
            panel.taken.connect(self._take_listed)
            panel.excused.connect(self._excuse)
            panel.booked.connect(self.booking.book)
            panel.ranged.connect(self._range)
            panel.listed.connect(self.write_list)
            panel.closed.connect(self._shut)
        return self._panel

    def _shown_panel(self) -> FaultsPanel:
        """The list on show; what else was listed below the page makes room."""
        panel = self._made()
        if self._rest.isActive():
            self._list()
        if not panel.isVisible():
            column = self._window.column
            others = (column.widget(at) for at in range(1, column.count()))
            for other in others:
                if other is not None and other is not panel:
                    other.hide()
            panel.show()
            QTimer.singleShot(0, panel, self._share_out)
            self._show()
        return panel

    def _share_out(self) -> None:
        assert self._panel is not None
        column = self._window.column
        sizes, at = column.sizes(), column.indexOf(self._panel)
        wanted = max(round(column.height() * _HEIGHT), self._panel.minimumSizeHint().height())
        sizes[0] = max(sizes[0] + sizes[at] - wanted, 0)
        sizes[at] = wanted
        column.setSizes(sizes)

    def _shut(self) -> None:
        """Close it; the keyboard goes back to the text."""
        panel = self._panel
        if panel is None:
            return
        mine = panel.isAncestorOf(self._window.focusWidget() or self._window)
        panel.hide()
        if mine and self._window.article:
            self._window.editor.body.setFocus()

    def write_list(self) -> None:
        """Write what is listed as a Word file."""
        from newsroom.ui.faults.writing import ask

        panel = self._shown_panel()
        ask(self._window, panel.shown, panel.range.value, self.said.emit)

    def _tell_trouble(self, error: BaseException) -> None:
        """Not in a dialog: it came of a key, and the next one tries again."""
        _log.warning("reading", exc_info=error)
        self.said.emit("这一次没有校成，稿件没有受影响；接着写会再校")
