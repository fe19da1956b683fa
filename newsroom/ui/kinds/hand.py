"""撤稿, 更正, and the originals of 通稿, from the window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.days import told_day
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.withdrawal import Withdrawal
from newsroom.ui import dialogs, trouble
from newsroom.ui.kinds.fate_bar import Fate

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.holes import Offer
    from newsroom.desk.rectifying import Tied, Wrong
    from newsroom.desk.withdrawing import Standing
    from newsroom.job import Job
    from newsroom.model.kinds import KindRule
    from newsroom.model.placement import Placement
    from newsroom.ui.kinds.rectify_dialog import RectifyDialog
    from newsroom.ui.main_window import MainWindow

REVOKE, OPEN = "revoke", "open"


class KindsHand(QObject):
    """changed: a Change. said: words for the status bar. opened: an article to be shown."""

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        editor = window.editor
        editor.fate.acted.connect(self._act)
        editor.origin.sealing.connect(self.seal)
        editor.origin.cutting.connect(self.cut)
        editor.origin.restoring.connect(self.restore)
        editor.origin.comparing.connect(self.compare)
        editor.origin.ending.connect(self.end)

    # What became of the article on show ----------------------------------------------------------

    def follow(self, article: str) -> None:
        """Say of the article on show that it was withdrawn or corrected."""
        if not article:
            return

        def show(fates: tuple[Fate, ...]) -> None:
            if self._window.editing.article == article:
                self._window.editor.fate.show_fates(fates)

        self._lane.do(partial(_fates, article=article), show, self._failed)

    def refresh(self, change: Change) -> None:
        """An act may have withdrawn or corrected it."""
        article = self._window.article
        if article and article in change.articles:
            self.follow(article)

    def _act(self, act: str, article: str) -> None:
        if act == REVOKE:
            self.revoke(article)
        else:
            self.opened.emit(article)

    # 撤稿 ----------------------------------------------------------------------------------------

    def withdraw(self) -> None:
        """Ask why and by whose order the chosen article is withdrawn, and withdraw it."""
        article = self._chosen()
        if not article:
            self.said.emit("请先打开或选中要撤的稿件")
            return
        self._window.editing.save()

        def show(stood: Standing) -> None:
            from newsroom.ui.kinds.withdraw_dialog import (  # noqa: PLC0415 - when asked for
                WithdrawDialog,
            )

            dialog = WithdrawDialog(stood, self._window)
            dialogs.ask(dialog, lambda: self._withdraw(stood, *dialog.given()))

        self._lane.do(lambda desk: desk.withdrawing.standing(article), show, self._failed)

    def _withdraw(self, stood: Standing, reason: str, ordered_by: str) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            if stood.placements:
                self._find_offers(stood)

        self._lane.do(
            lambda desk: desk.withdrawing.withdraw(stood.article.uuid, reason, ordered_by),
            done,
            self._failed,
        )

    def _find_offers(self, stood: Standing) -> None:
        """Look beside the window for what fits the place that was left."""
        from newsroom.desk.holes import offers, page_labels  # noqa: PLC0415 - loads much
        from newsroom.ui.processes import shared  # noqa: PLC0415

        def run(job: Job) -> tuple[tuple[Offer, ...], dict[str, str]]:
            job.report(0.05, "正在找补得上的稿件")
            edition = self._lane.wait(lambda desk: desk.paging.edition(stood.issue))
            found = shared().ask(partial(offers, edition, stood.placements), job)
            return found, page_labels(edition, found)

        def show(answer: tuple[tuple[Offer, ...], dict[str, str]]) -> None:
            found, labels = answer
            if not found:
                self.said.emit(
                    f"已撤稿《{stood.article.title}》；没有正合适的稿件补空，可以用自动排版"
                )
                return
            from newsroom.ui.kinds.holes_dialog import HolesDialog  # noqa: PLC0415

            dialog = HolesDialog(stood, found, labels, self._window)
            dialogs.ask(dialog, lambda: self._fill(dialog.chosen()))

        self._window.long_work.start(run, show, self._failed)

    def _fill(self, offer: Offer | None) -> None:
        if offer is None:
            return
        placements: tuple[Placement, ...] = offer.placements
        self._lane.do(lambda desk: desk.paging.fill(placements), self.changed.emit, self._failed)

    def revoke(self, article: str = "") -> None:
        """Take the withdrawal of an article back, of the chosen one where none is named."""
        article = article or self._chosen()
        if not article:
            self.said.emit("请先打开或选中已撤的稿件")
            return
        self._lane.do(
            lambda desk: desk.withdrawing.revoke(article), self.changed.emit, self._failed
        )

    # 更正 ----------------------------------------------------------------------------------------

    def rectify(self) -> None:
        """Make a 更正启事 from the chosen article, which was printed."""
        article = self._chosen()
        if not article:
            self.said.emit("请先打开有错的那一篇，再作更正启事")
            return
        selected = self._selected(article)

        def show(wrong: Wrong) -> None:
            from newsroom.ui.kinds import rectify_dialog  # noqa: PLC0415 - when asked for

            dialog = rectify_dialog.RectifyDialog(wrong, selected, self._window)
            dialogs.ask(dialog, lambda: self._make(wrong, dialog))

        self._lane.do(lambda desk: desk.rectifying.wrong(article), show, self._failed)

    def _make(self, wrong: Wrong, dialog: RectifyDialog) -> None:
        issue, notice, slips = dialog.issue(), dialog.notice(), dialog.booked()

        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit("更正启事已放进稿件列表，与原稿互相注明")
            self.opened.emit(notice.uuid)

        self._lane.do(
            lambda desk: desk.rectifying.make(wrong, issue, notice, slips), done, self._failed
        )

    # 通稿 and 转载 --------------------------------------------------------------------------------

    def seal(self) -> None:
        """Take down what came in as the original of the article on show, and lock it."""
        article = self._window.editing.now()
        if article is None:
            return

        def take(first: Article) -> None:
            now = self._window.editing.now()
            if now is None or now.uuid != article.uuid:
                return
            came = first if first.body.strip() else now
            source = now.origin.source or now.agency or now.source_unit
            origin = replace(
                now.origin, source=source, headline=came.headline, text=came.body, cut=""
            )
            self._window.editor.origin.set_origin(origin)
            self._window.editing.save("记下原稿")

        self._lane.do(partial(_first, article=article.uuid), take, self._failed)

    def cut(self) -> None:
        """Ask why the 通稿 on show is cut, and open it."""
        from newsroom.ui.kinds.cut_dialog import CutDialog  # noqa: PLC0415 - when asked for

        now = self._window.editing.now()
        if now is None:
            return
        dialog = CutDialog(now.title, self._window)

        def opened() -> None:
            bar = self._window.editor.origin
            bar.set_origin(replace(bar.origin(), cut=dialog.reason()))
            self._window.editing.save("通稿删节")
            self.said.emit("已开锁，请在正文里删节；只许删，不许改写")

        dialogs.ask(dialog, opened)

    def restore(self) -> None:
        """Let the original of the 通稿 on show stand again, locked."""
        now = self._window.editing.now()
        if now is None or not now.origin.text:
            return
        self._window.editing.save()
        origin = replace(now.origin, cut="")
        restored = replace(now, headline=origin.headline, body=origin.text, origin=origin)
        self._lane.do(
            lambda desk: desk.writing.save(restored, "恢复原稿"), self.changed.emit, self._failed
        )

    def compare(self) -> None:
        """Show the original of the 通稿 on show beside its text."""
        from newsroom.ui.kinds.compare_dialog import CompareDialog  # noqa: PLC0415

        now = self._window.editing.now()
        if now is not None and now.origin.text:
            dialogs.ask(CompareDialog(now, self._window), lambda: None)

    def end(self) -> None:
        """Write the source of the 转载 on show at its end."""
        from newsroom.ui.kinds.origin_bar import ended  # noqa: PLC0415

        now = self._window.editing.now()
        body = self._window.editor.body
        if now is None or body.isReadOnly() or body.composing:
            return
        if not now.origin.source or now.origin.date is None:
            self.said.emit("请先填原载报刊和日期")
            return
        text = body.body()
        whole = ended(text, now.origin)
        if whole != text:
            body.replace([(0, len(text), whole)])
            body.set_caret(len(whole))

    def edit_rules(self) -> None:
        """Say which kinds of copy are the house's own, and paid."""
        from newsroom.ui.kinds.rules_dialog import KindRulesDialog  # noqa: PLC0415

        publication = self._window.place[0]
        line = next((one for one in self._window.lines if one.uuid == publication), None)
        if line is None:
            self.said.emit("请先在左侧选一种报刊")
            return
        name = line.publication.name

        def show(rules: object) -> None:
            dialog = KindRulesDialog(name, rules, self._window)  # type: ignore[arg-type]
            dialogs.ask(dialog, lambda: self._set_rules(publication, dialog.rules()))

        self._lane.do(lambda desk: desk.kinds.rules(publication), show, self._failed)

    def _set_rules(self, publication: str, rules: tuple[KindRule, ...]) -> None:
        self._lane.do(
            lambda desk: desk.kinds.set_rules(publication, rules), self.changed.emit, self._failed
        )

    # Inner ---------------------------------------------------------------------------------------

    def _chosen(self) -> str:
        """The open article where it was chosen on the page, else the one chosen in the list, else
        the open one: a row may stay chosen in the list while a story is taken on the page.
        """
        window = self._window
        placement = window.paging.selected() if window.made("paging") else None
        if placement is not None and placement.article == window.article:
            return placement.article
        chosen = window.pool.chosen()
        if len(chosen) == 1:
            return chosen[0]
        return window.article or (placement.article if placement is not None else "")

    def _selected(self, article: str) -> str:
        """The words that are selected in the article, where it is open."""
        return self._window.editor.body.selected() if self._window.article == article else ""


def _first(desk: Desk, article: str) -> Article:
    """An article as it came in."""
    return desk.writing.revisions(article)[-1].article


def _fates(desk: Desk, article: str) -> tuple[Fate, ...]:
    found: list[Fate] = []
    withdrawal = desk.withdrawing.of(article)
    if withdrawal is not None:
        found.append(_withdrawn(withdrawal))
    tied: Tied = desk.rectifying.tied(article)
    if tied.corrects is not None:
        words = f"这篇更正的是《{tied.corrects.title}》"
        found.append(Fate(words, "file-pen", "", "打开原稿", OPEN, tied.corrects.uuid))
    for line in tied.corrected:
        words = f"这篇刊出后有更正：《{line.title}》"
        found.append(Fate(words, "file-pen", "warning", "打开更正", OPEN, line.uuid))
    return tuple(found)


def _withdrawn(withdrawal: Withdrawal) -> Fate:
    day = told_day(withdrawal.time.astimezone().date())
    who = f"，{withdrawal.person}经手" if withdrawal.person else ""
    words = f"已撤稿：{withdrawal.told}，{day}{who}"
    return Fate(words, "file-x", "error", "恢复刊用", REVOKE, withdrawal.article)
