"""Joins the byline and the short fields to what the library knows: people, units, sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog

from newsroom.desk.desk import Desk
from newsroom.desk.naming import warm
from newsroom.model.change import Change
from newsroom.model.contributor import Contributor

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


class NamingHand(QObject):
    """changed: a Change of the library. said: words for the status bar.

    What is known is asked for when somebody is about to name people, and again after changes.
    """

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._byline = window.editor.heads.byline
        self._fresh = ""
        self._byline.wanted.connect(self.learn)
        self._byline.told_apart.connect(self._tell_apart)
        self._byline.another.connect(self._ask_unit)
        self._byline.said.connect(self.said)
        self._byline.record.connect(lambda who: window.directing.open(person=who))

    def learn(self) -> None:
        """Know the contributors, and what this publication's fields held before."""
        publication = self._window.place[0]
        if not publication or self._fresh == publication:
            return
        self._fresh = publication
        self._lane.do(_people, self._know)
        self._lane.do(partial(_words, publication=publication), self._know_words)

    def follow(self, article: str) -> None:
        """Mark the names of the article on show that nobody has told apart."""
        if article:
            self.learn()
            self._lane.do(lambda desk: desk.people.tied(article), partial(self._show_tied, article))

    def refresh(self, change: Change) -> None:
        """What was known may have grown."""
        if change.articles or change.people:
            self._fresh = ""
            if self._byline.input.hasFocus():
                self.learn()
            if self._window.editing.article in change.articles:
                self.follow(self._window.editing.article)

    def _know(self, people: tuple[Contributor, ...]) -> None:
        self._byline.set_people(people)

    def _know_words(self, words: dict[str, tuple[str, ...]]) -> None:
        for key, known in words.items():
            self._window.editor.set_known(key, known)

    def _show_tied(self, article: str, tied: dict[str, str]) -> None:
        if self._window.editing.article == article:
            self._byline.show_tied(tied)

    def _tell_apart(self, name: str, person: str) -> None:
        article = self._window.editing.article
        self._window.editing.save("分清同名作者")
        self._lane.do(
            lambda desk: desk.people.tell_apart(article, {name: person}), self.changed.emit
        )

    def _ask_unit(self, name: str) -> None:
        """A namesake who is not known yet is told by the unit."""
        article = self._window.editing.article
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("另一位同名作者")
        dialog.setLabelText(f"请填这一位{name}的单位，以后凭单位分清：")
        dialog.setOkButtonText("确定")
        dialog.setCancelButtonText("取消")
        dialog.setMinimumWidth(360)

        def made(unit: str) -> None:
            if unit.strip():
                self._window.editing.save("分清同名作者")
                self._lane.do(
                    lambda desk: desk.people.another(article, name, unit), self.changed.emit
                )

        dialog.textValueSelected.connect(made)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _people(desk: Desk) -> tuple[Contributor, ...]:
    people = desk.people.all()
    warm(people)
    return people


def _words(desk: Desk, publication: str) -> dict[str, tuple[str, ...]]:
    return desk.people.words(publication)
