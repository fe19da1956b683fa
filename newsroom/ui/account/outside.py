"""Acts on outside opinions (审读意见): written, taken in, answered, their words kept."""

# ruff: noqa: PLC0415 - dialogs and readers are imported when they are first wanted

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.model.account import OutsideReview, rate, told
from newsroom.model.error_list import ErrorList
from newsroom.ui import dialogs
from newsroom.ui.account.columns import ReviewRow

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.job import Job
    from newsroom.model.account import BookedError, Weight
    from newsroom.model.change import Change
    from newsroom.model.issue import Issue
    from newsroom.ui.account.hand import AccountHand
    from newsroom.ui.account.review_dialog import ReviewDialog
    from newsroom.ui.account.window import AccountWindow
    from newsroom.ui.main_window import MainWindow

_BACK = "；按 Ctrl+Z 撤销"
_WORD = "Word 文件 (*.docx)"


class OutsideActs(QObject):
    """What can be done on the page of outside opinions. kept: a Change made beside the window."""

    kept = Signal(object)

    def __init__(self, hand: AccountHand, window: MainWindow, shown: AccountWindow) -> None:
        super().__init__(shown)
        self._hand = hand
        self._window = window
        self._lane = window.lane
        self._shown = shown
        self.kept.connect(hand.changed)
        page = shown.reviews
        page.added.connect(self.add)
        page.files.connect(self._choose)
        page.taken.connect(lambda row: self._edit(row.review, [f.error for f in row.findings]))
        page.receipt.connect(self._answer)
        page.answered.connect(self._mark)
        page.removed.connect(self._remove)
        page.word.connect(self._keep_word)

    def reload(self) -> None:
        """Show the publication's opinions as they are now."""
        publication = self._hand.publication

        def ask(desk: Desk) -> list[ReviewRow]:
            weights = desk.account.weights(publication)
            rows = []
            for review in desk.account.reviews(publication):
                counted = rate(review.issue, 0, desk.account.findings(review.uuid), weights).counted
                label = desk.library.issues.get(review.issue).label
                rows.append(ReviewRow(review, label, counted))
            return rows

        def show(rows: list[ReviewRow]) -> None:
            if publication == self._hand.publication:
                self._shown.reviews.show_reviews(rows)

        self._lane.do(ask, show, self._hand.failed)

    def add(self) -> None:
        """Ask for an opinion."""
        self._edit(self._fresh(ErrorList()), ())

    def _fresh(self, listed: ErrorList) -> OutsideReview:
        return OutsideReview(
            publication=self._hand.publication,
            issue=self._window.place[1],
            unit=listed.unit,
            number=listed.number,
            day=listed.day or datetime.date.today(),
            time=datetime.datetime.now(datetime.UTC),
        )

    def _edit(
        self,
        review: OutsideReview,
        findings: Sequence[BookedError],
        strange: Sequence[str] = (),
    ) -> None:
        publication = self._hand.publication

        def ask(desk: Desk) -> tuple[tuple[Issue, ...], tuple[Weight, ...]]:
            return desk.library.issues.all(publication), desk.account.weights(publication)

        def show(found: tuple[tuple[Issue, ...], tuple[Weight, ...]]) -> None:
            from newsroom.ui.account.review_dialog import ReviewDialog

            issues, weights = found
            if not issues:
                self._hand.say("这份报刊还没有出过报，先新建一期")
                return
            dialog = ReviewDialog(review, findings, issues, weights, self._shown, strange)
            dialog.wanted.connect(partial(self._keep, dialog))
            dialogs.ask(dialog, lambda: None)

        self._lane.do(ask, show, self._hand.failed)

    def _keep(self, dialog: ReviewDialog) -> None:
        """Keep it; where it is refused, the dialog stays with all that was written."""
        review, findings = dialog.review(), dialog.findings()

        def done(change: Change) -> None:
            dialog.accept()
            self._hand.changed.emit(change)
            self._hand.say(f"已保存，指出的差错记进了那一期的账{_BACK}" if change.label else "")

        self._lane.do(lambda desk: desk.account.enter(review, findings), done, self._hand.failed)

    def _choose(self) -> None:
        from newsroom.desk.error_list import KINDS

        choice = dialogs.Choice("导入审读意见", KINDS, mode=QFileDialog.FileMode.ExistingFile)
        dialogs.choose(self._shown, choice, lambda paths: self.take(paths[0]))

    def take(self, path: Path) -> None:
        """Read a list, and show what it holds before it is taken."""
        from newsroom.desk.error_list import booked, read

        def run(job: Job) -> ErrorList:
            job.report(0.1, f"正在读 {path.name}")
            return read(path, job)

        def show(listed: ErrorList) -> None:
            review = self._fresh(listed)
            self._edit(review, booked(listed.errors, review.issue), listed.strange)

        self._window.long_work.start(run, show, self._hand.failed)

    def _answer(self, row: ReviewRow) -> None:
        from newsroom.ui.account.receipt_dialog import ReceiptDialog

        def show(person: str) -> None:
            tenths = told(row.tenths)
            words = (
                f"{row.review.unit}对{row.label}的审读意见，"
                f"指出差错 {len(row.findings)} 处，计错 {tenths} 个"
            )
            dialog = ReceiptDialog(row.review, words, person, datetime.date.today(), self._shown)
            dialogs.ask(dialog, lambda: self._write(row, dialog.review(), person))

        self._lane.do(lambda desk: desk.person(), show, self._hand.failed)

    def _write(self, row: ReviewRow, review: OutsideReview, person: str) -> None:
        """Keep the words of the answer, and write it as a Word file; once that is written it may
        count as answered.
        """
        from newsroom.desk.error_files import receipt, stem, write_receipt

        findings = [one.error for one in row.findings]
        open_ = replace(review, answered=row.review.answered)
        self._hand.act(lambda desk: desk.account.enter(open_, findings), f"回执已保存{_BACK}")
        name = stem("审读意见整改回执", self._hand.name, review.day, review.day)
        choice = dialogs.Choice("写整改回执", _WORD, name, suffix="docx")

        def write(target: Path, _job: Job) -> Path:
            found = self._lane.wait(lambda desk: receipt(desk.library, review.uuid, person))
            path = write_receipt(replace(found, review=review), target)
            self.kept.emit(self._lane.wait(lambda desk: desk.account.enter(review, findings)))
            return path

        self._hand.files.save_as(self._shown, choice, write)

    def _mark(self, row: ReviewRow) -> None:
        done = row.review.answered is not None
        review = replace(row.review, answered=None if done else datetime.date.today())
        findings = [one.error for one in row.findings]
        words = "改为待整改" if done else "标为已回执"
        self._hand.act(lambda desk: desk.account.enter(review, findings), f"{words}{_BACK}")

    def _remove(self, uuid: str) -> None:
        self._hand.act(lambda desk: desk.account.drop(uuid), f"已删除{_BACK}")

    def _keep_word(self, error: BookedError) -> None:
        publication = self._hand.publication
        note = f"{error.source}审读指出" if error.source else ""
        instead = (error.right,) if error.right else ()
        self._hand.act(
            lambda desk: desk.packs.add_word(publication, error.wrong, instead, note),
            f"“{error.wrong}”已加入本报词库{_BACK}",
        )
