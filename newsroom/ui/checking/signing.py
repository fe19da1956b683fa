"""Signing from the window: the page on show, composed as it stands, is what is signed."""

# ruff: noqa: PLC0415 - dialogs are imported when they are asked for

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.checking import Material
from newsroom.desk.composing import pages_of
from newsroom.desk.desk import Desk
from newsroom.desk.review_state import read_dictionary
from newsroom.desk.signing import SIGNED, PaperSign, seen, signable, states
from newsroom.errors import RefusedError
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import PageFrames
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import Held, Paper, SignStep
from newsroom.ui import dialogs, trouble
from newsroom.ui.aside import Aside
from newsroom.ui.checking.sign_dialog import Sheet, SignDialog
from newsroom.ui.similar.signed import warned

if TYPE_CHECKING:
    from newsroom.desk.held import PageDifference
    from newsroom.model.picture import Picture
    from newsroom.ui.main_window import MainWindow

_NONE = "请先在左侧选一期，再选要签字的一版"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be signed. page: empty for a bulletin."""

    issue: str
    page: str
    label: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the library tells: who sits at the keyboard and who may, what was signed, what is asked
    for, and what the page holds.
    """

    person: str
    people: tuple[str, ...]
    material: Material
    steps: tuple[SignStep, ...]
    papers: dict[str, Paper]
    held: Held


Go = Callable[[_Wanted, _Known, tuple[PageFrames, ...]], None]


class SigningHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._aside = Aside(self)

    def stop(self) -> None:
        """End what is done beside the window."""
        self._aside.stop()

    def ask(self) -> None:
        """Show who has signed the page on show, and ask for a signature."""
        self._compose(self._show)

    def book(self) -> None:
        """Book a signature that was given on a paper proof of the page on show."""
        self._compose(self._show_paper)

    def _compose(self, go: Go) -> None:
        """Read what is known of the page on show, compose it as it stands, and go on."""
        wanted = self._wanted()
        if wanted is None:
            self.said.emit(_NONE)
            return
        self.gathering.emit()

        def read(desk: Desk) -> _Known:
            material = desk.checking.material(wanted.issue)
            rules = desk.checking.rules(material.edition.issue.publication)
            needs = next((rule.needs for rule in rules if rule.kind == SIGNED), ())
            return _Known(
                desk.person(),
                tuple(person.name for person in desk.sitting.all()),
                material,
                tuple(step for step in SignStep if step.value in needs),
                desk.signing.papers(wanted.issue),
                desk.signing.holding(material.edition, wanted.page),
            )

        def compose(known: _Known) -> None:
            def composed(pages: object) -> None:
                assert isinstance(pages, tuple)
                go(wanted, known, pages)

            self._window.paging.ask(
                partial(pages_of, known.material.edition, wanted.page), composed, "sign"
            )

        self._lane.do(read, compose, self._failed)

    def _wanted(self) -> _Wanted | None:
        paging = self._window.paging
        page, edition = paging.page(), paging.edition
        if edition is None:
            return None
        if edition.publication.kind is PublicationKind.BULLETIN:
            return _Wanted(edition.issue.uuid, "", f"{edition.issue.number.label}全文")
        if page is None:
            return None
        return _Wanted(edition.issue.uuid, page.uuid, f"{page.label} {page.name}".strip())

    def _show(self, wanted: _Wanted, known: _Known, pages: tuple[PageFrames, ...]) -> None:
        from newsroom.ui.reviewing.photos import show_photo

        material = known.material
        if not any(signoff.page == wanted.page for signoff in material.signoffs):
            try:
                signable(pages)
            except RefusedError as error:
                self._failed(error)
                return
        sheet = Sheet(
            wanted.label,
            _code(wanted, pages),
            known.steps,
            states(tuple(SignStep), material.signoffs, wanted.page, seen(pages)),
            dict(material.since),
            known.papers,
            warned(material, wanted.page),
        )
        dialog = SignDialog(sheet, known.person, self._window)
        dialog.withdrawn.connect(self._withdraw)
        dialog.booking.connect(partial(self._show_paper, wanted, known, pages))
        dialog.pictured.connect(partial(show_photo, self._window))
        dialog.resigned.connect(partial(self._resign, wanted, known, pages))

        def sign() -> None:
            step = dialog.step()
            self._do(
                lambda desk: desk.signing.sign(
                    wanted.issue, wanted.page, step, known.person, pages, known.held
                )
            )

        dialogs.ask(dialog, sign)

    def _show_paper(self, wanted: _Wanted, known: _Known, pages: tuple[PageFrames, ...]) -> None:
        from newsroom.ui.reviewing.paper_dialog import PaperDialog
        from newsroom.ui.reviewing.photos import choose_photo, with_photo

        steps = sorted(SignStep, key=lambda step: step not in known.steps)
        dialog = PaperDialog(
            f"{wanted.label}：在大样上签的字",
            [(step.value, step.text) for step in steps],
            known.people,
            self._window,
            _code(wanted, pages),
        )
        dialog.choosing.connect(lambda kinds: choose_photo(self._window, dialog, kinds))

        def take() -> None:
            step, person = SignStep(dialog.step()), dialog.person()
            time, code = dialog.time(), dialog.code()

            def book(photo: Picture | None) -> None:
                paper = PaperSign(wanted.issue, wanted.page, step, person, time, code, photo)
                self._do(lambda desk: desk.signing.book(paper, pages, known.held))

            with_photo(self._window, dialog, book)

        dialogs.ask(dialog, take)

    def _resign(
        self, wanted: _Wanted, known: _Known, pages: tuple[PageFrames, ...], signoff: str
    ) -> None:
        def show(difference: PageDifference) -> None:
            from newsroom.ui.reviewing.resign_dialog import ResignDialog

            if not difference.small:
                why = "、".join(difference.touched) or "版面"
                dialogs.notice(
                    self._window,
                    "复签",
                    f"签字之后的改动涉及{why}，请看过大样再签。",
                    "\n".join(difference.told),
                ).open()
                return
            given = next(one for one in known.material.signoffs if one.uuid == signoff)
            heading = f"{wanted.label}：{given.step.text}（{given.person}）签后的改动"
            dialog = ResignDialog(heading, difference.texts, (), self._window)
            dialogs.ask(
                dialog,
                lambda: self._do(lambda desk: desk.signing.resign(signoff, pages, known.held)),
            )

        def ask(_read: None) -> None:
            self._lane.do(lambda desk: desk.signing.difference(signoff), show, self._failed)

        self._aside.do(read_dictionary, ask)

    def _withdraw(self, signoff: str) -> None:
        self._do(lambda desk: desk.signing.withdraw(signoff))

    def _do(self, act: Callable[[Desk], object]) -> None:
        self._lane.do(act, self.changed.emit, self._failed)


def _code(wanted: _Wanted, pages: tuple[PageFrames, ...]) -> str:
    return page_code(pages[0]) if wanted.page else pages_code(pages)
