"""Joins the bar for finding to the article on show and to the issue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk import seeking
from newsroom.desk.rewriting import Rewritten, Spot, texts
from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.ui import trouble
from newsroom.ui.finding.article import ArticleSearch
from newsroom.ui.finding.bar import FindBar
from newsroom.ui.finding.issue_window import Found, IssueWindow
from newsroom.ui.finding.pattern import Pattern
from newsroom.ui.preparing import Preparing

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 120
_MOST = 3_000  # hits listed of one issue


class FindingHand(QObject):
    """changed: a Change of the library. said: words for the status bar. opened: (article, offset)
    of a hit to be shown.
    """

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self.bar = FindBar()
        self._editor.put_above_body(self.bar)
        self._search = ArticleSearch(self._editor)
        self.results: IssueWindow | None = None
        self._words: Preparing | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._look)
        self.bar.wished.connect(self._look)
        self.bar.onward.connect(self.onward)
        self.bar.replace_one.connect(self.replace_one)
        self.bar.replace_all.connect(self.replace_all)
        self.bar.closed.connect(self._close)
        self._editor.edited.connect(self._edited)
        window.editing.shown.connect(self._edited)

    def find(self) -> None:
        """Look for words in the article on show; what is selected is looked for at once."""
        self._open(replacing=False, issue=False)

    def replace(self) -> None:
        """The same, to replace them."""
        self._open(replacing=True, issue=False)

    def find_in_issue(self) -> None:
        """Look for words, and replace them, in all articles of the issue."""
        self._open(replacing=True, issue=True)

    def onward(self, way: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        if not self.bar.isVisible():
            self.find()
        elif self.bar.in_issue():
            self._search_issue()
        elif self._looked():
            around = self._search.step(way)
            self._tell("，已从头继续" if around and way > 0 else "，已从末尾继续" if around else "")

    def replace_one(self) -> None:
        """Replace the marked hit and go to the next."""
        if self.bar.in_issue():
            self._search_issue()
            return
        if self._editor.composing or not self._looked():
            return
        if self._search.marked is None:
            self._search.step(1, here=True)
        elif self._search.marked in self._search.places:
            self._search.replace([self._search.marked])
            if self._looked():
                self._search.step(1, here=True)
        self._tell("")

    def replace_all(self) -> None:
        """Replace all hits: of the article as one step of undo, of the issue after a look."""
        if self.bar.in_issue():
            self._search_issue()
            return
        if self._editor.composing or not self._looked():
            return
        places = self._search.places
        self._search.replace(places)
        self._look()
        if places:
            self._editor.body.setFocus()  # where Ctrl+Z takes it back, not the line just typed
        self._rest.stop()  # what was done stays told: that nothing is left to find, all know
        self.bar.tell(f"已替换 {len(places)} 处" if places else "没有找到")

    def _open(self, *, replacing: bool, issue: bool) -> None:
        chosen = self._editor.body.selected()
        self.bar.open("" if "\n" in chosen else chosen, replacing=replacing, issue=issue)

    def _close(self) -> None:
        self._search.forget()
        self._editor.body.setFocus()

    def _edited(self) -> None:
        if self.bar.isVisible():
            self._rest.start()

    def _look(self) -> None:
        """Find anew, and say how many; waits while an input method is at work."""
        if self._editor.composing or self.bar.composing:
            self._rest.start()
        elif self.bar.pattern().whole and not seeking.ready():
            self._learn_words()
        elif not self.bar.in_issue():
            self._looked()
        else:
            self._search.forget()
            self.bar.tell("按回车查找")

    def _learn_words(self) -> None:
        """Whole words need a dictionary; it is read beside the window, once."""
        self._search.forget()
        self.bar.tell("正在准备词典，马上就好…")
        if self._words is None:
            self._words = Preparing(seeking.read, self)
            self._words.done.connect(self._look)
            self._words.failed.connect(self._without_words)

    def _without_words(self, _error: Exception) -> None:
        self._words = None
        self.bar.tell("词典读不出来，请去掉“整词”再查", "error")

    def _looked(self) -> bool:
        """Whether there are hits, which are told and lit; the marked one stays marked."""
        marked, pattern = self._search.marked, self.bar.pattern()
        if pattern.whole and not seeking.ready():
            self._learn_words()
            return False
        try:
            self._search.look(pattern)
        except NewsroomError as error:
            self._search.forget()
            self.bar.tell(error.what, "error")
            return False
        self._search.marked = marked if marked in self._search.places else None
        self._search.light()
        self._tell("")
        return bool(self._search.places)

    def _tell(self, more: str) -> None:
        count, number = len(self._search.places), self._search.number()
        if not self.bar.sought.text():
            self.bar.tell("")
        elif not count:
            self.bar.tell("没有找到", "warning")
        else:
            self.bar.tell(f"第 {number} 处，共 {count} 处{more}" if number else f"共 {count} 处")

    # The issue ------------------------------------------------------------------------------------

    def _search_issue(self) -> None:
        pattern, issue = self.bar.pattern(), self._window.place[1]
        if not pattern.text or not issue or self.bar.composing:
            self.bar.tell("请先选一期，再填要找的字" if pattern.text else "")
            return
        try:
            pattern.check()
        except NewsroomError as error:
            self.bar.tell(error.what, "error")
            return
        self._window.editing.save()
        self.bar.tell("正在查找…")

        def searched(found: list[Found]) -> None:
            self._show(found, pattern)

        def loaded(edition: Edition) -> None:
            self._window.long_work.start(
                partial(_searched, edition=edition, pattern=pattern), searched, self._failed
            )

        self._window.lane.do(lambda desk: desk.paging.edition(issue), loaded, self._failed)

    def _show(self, found: list[Found], pattern: Pattern) -> None:
        count = sum(len(one.spots) for one in found)
        words = f"本期 {len(found)} 篇稿件里有 {count} 处“{pattern.text}”"
        self.bar.tell(f"{len(found)} 篇 {count} 处" if count else "本期没有找到", "quiet")
        if self.results is not None:
            self.results.close()
        if not count:
            return
        results = IssueWindow(found, words, self._window)
        results.opened.connect(self.opened)
        results.wanted.connect(lambda: self._replace_in_issue(results, pattern))
        results.finished.connect(self._forget_results)
        self.results = results
        results.show()

    def _forget_results(self) -> None:
        self.results = None

    def _replace_in_issue(self, results: IssueWindow, pattern: Pattern) -> None:
        """Replace what is ticked by what the bar says now."""
        self._window.editing.save()
        now = self.bar.pattern()
        chosen = results.chosen()
        if (now.text, now.regular) != (pattern.text, pattern.regular):
            self.bar.tell("要找的字改了，请重新查找", "warning")
            return
        found = {uuid: (one, _renewed(spots, now, one)) for uuid, (one, spots) in chosen.items()}
        words = f"替换“{pattern.text}”为“{now.new}”" if now.new else f"删去“{pattern.text}”"
        results.close()
        self._window.lane.do(
            lambda desk: desk.rewriting.replace(found, words), self._replaced, self._failed
        )

    def _replaced(self, done: Rewritten) -> None:
        self.changed.emit(done.change)
        told = f"已替换 {done.articles} 篇 {done.passages} 处"
        self.bar.tell(told)
        if done.left:
            left = "；".join(done.left)
            self.said.emit(f"{told}；没有动的：{left}")
        else:
            self.said.emit(f"{told}，Ctrl+Z 可一步撤销")

    def _failed(self, error: BaseException) -> None:
        self.bar.tell("")
        trouble.show(self._window, error)


def _searched(job: Job, edition: Edition, pattern: Pattern) -> list[Found]:
    """The hits of all articles of an issue, those of page one first."""
    pages = {page.uuid: page.number for page in edition.pages}
    first = {p.article: (pages[p.page], p.row, p.column) for p in reversed(edition.placements)}
    articles = sorted(edition.articles.values(), key=lambda a: first.get(a.uuid, (999, 0, 0)))
    found: list[Found] = []
    count = 0
    for index, article in enumerate(articles):
        job.check()
        job.report(index / len(articles), "正在本期里查找")
        spots = tuple(
            Spot(field, hit.start, hit.end, hit.new, slot)
            for field, slot, text in texts(article)
            for hit in pattern.hits(text)
        )
        if spots and count < _MOST:
            found.append(Found(article, spots))
            count += len(spots)
    return found


def _renewed(spots: tuple[Spot, ...], pattern: Pattern, article: Article) -> tuple[Spot, ...]:
    """The same passages with what the bar says now is to replace them."""
    wanted = {(s.field, s.slot, s.start) for s in spots}
    return tuple(
        Spot(field, hit.start, hit.end, hit.new, slot)
        for field, slot, text in texts(article)
        for hit in pattern.hits(text)
        if (field, slot, hit.start) in wanted
    )
