"""Signing from the window: the page on show, composed as it stands, is what is signed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.checking import Material
from newsroom.desk.composing import pages_of
from newsroom.desk.desk import Desk
from newsroom.desk.signing import SIGNED, seen, signable, states
from newsroom.errors import RefusedError
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import PageFrames
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import SignStep
from newsroom.ui import dialogs, trouble
from newsroom.ui.checking.sign_dialog import Sheet, SignDialog

if TYPE_CHECKING:
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
    """What the library tells: who sits at the keyboard, what was signed, what is asked for."""

    person: str
    material: Material
    steps: tuple[SignStep, ...]


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

    def ask(self) -> None:
        """Show who has signed the page on show, and ask for a signature."""
        wanted = self._wanted()
        if wanted is None:
            self.said.emit(_NONE)
            return
        self.gathering.emit()

        def read(desk: Desk) -> _Known:
            material = desk.checking.material(wanted.issue)
            rules = desk.checking.rules(material.edition.issue.publication)
            needs = next((rule.needs for rule in rules if rule.kind == SIGNED), ())
            steps = tuple(step for step in SignStep if step.value in needs)
            return _Known(desk.person(), material, steps)

        def compose(known: _Known) -> None:
            self._window.paging.ask(
                partial(pages_of, known.material.edition, wanted.page),
                partial(self._show, wanted, known),
                "sign",
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

    def _show(self, wanted: _Wanted, known: _Known, composed: object) -> None:
        assert isinstance(composed, tuple)
        pages: tuple[PageFrames, ...] = composed
        material = known.material
        if not any(signoff.page == wanted.page for signoff in material.signoffs):
            try:
                signable(pages)
            except RefusedError as error:
                self._failed(error)
                return
        sheet = Sheet(
            wanted.label,
            page_code(pages[0]) if wanted.page else pages_code(pages),
            known.steps,
            states(tuple(SignStep), material.signoffs, wanted.page, seen(pages)),
            dict(material.since),
            _warned(material, wanted.page),
        )
        dialog = SignDialog(sheet, known.person, self._window)
        dialog.withdrawn.connect(self._withdraw)

        def sign() -> None:
            step, person = dialog.step(), dialog.person()
            self._lane.do(
                lambda desk: desk.signing.sign(wanted.issue, wanted.page, step, person, pages),
                self.changed.emit,
                self._failed,
            )

        dialogs.ask(dialog, sign)

    def _withdraw(self, signoff: str) -> None:
        self._lane.do(lambda desk: desk.signing.withdraw(signoff), self.changed.emit, self._failed)


def _warned(material: Material, page: str) -> tuple[str, ...]:
    """Stories of a page (of all, for a bulletin) that the library holds already."""
    edition = material.edition
    here = [p.article for p in edition.on_page(page)] if page else list(edition.articles)
    told = []
    for article in dict.fromkeys(here):
        for one in material.before.get(article, ())[:1]:
            title = edition.articles[article].title
            told.append(f"像是重稿：《{title}》与{one.place}《{one.headline}》{one.percent}")
    return tuple(told)
