"""核红: what changed since an earlier proof, on the page and in a list; red where nobody asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from newsroom.desk.sheet_marks import recheck_marks
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.recheck import Alteration, Recheck, Verdict
from newsroom.model.remark import Remark
from newsroom.model.shot import ProofShot
from newsroom.ui.remarks.html import (
    change_html,
    change_words_of,
    page_words,
    unmet_html,
    unmet_words,
)
from newsroom.ui.remarks.list_window import Line, ListWindow

_ALL, _RED, _UNMET = "all", "red", "unmet"
_LATEST = "和上一次大样比"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a recheck found. proofs: all there are to compare with, newest first; basis: of each
    page the one compared with. people: who wrote which remark. flows: whether it is a bulletin.
    """

    issue: str
    label: str
    found: Recheck
    pages: tuple[PageFrames, ...]
    proofs: tuple[ProofShot, ...]
    basis: tuple[ProofShot, ...]
    people: Mapping[str, str]
    flows: bool = False


class RecheckWindow(ListWindow):
    """chosen_proof: the identity of the proof to compare with, empty for the last ones. asked: an
    Alteration that somebody answers for. opened: an Alteration or a Remark, to be gone to.
    proofed: the proof with the changes on it is wanted, of one page (0 for all).
    """

    proof_chosen = Signal(str)
    asked = Signal(object)
    opened = Signal(object)
    proofed = Signal(int)

    def __init__(self, pictures: PictureSource, parent: QWidget) -> None:
        super().__init__(("改动", "标着改动的版面"), pictures, parent)
        self._rechecked: Rechecked | None = None
        self._proofs = QComboBox()
        self._proofs.setAccessibleName("和哪一次大样比")
        self._proofs.setToolTip("和哪一次大样比")
        self.which.setAccessibleName("看哪些改动")
        self.top.addWidget(self._proofs, 1)
        self.top.addWidget(self.which, 1)
        self._up = self.button(self.acts, "上一处(&P)", "P", lambda: self.step(-1), "arrow-up")
        self._down = self.button(self.acts, "下一处(&N)", "N", lambda: self.step(1), "arrow-down")
        self._answer = self.button(
            self.acts,
            "补批注(&A)…",
            "这处没有批注的改动是要改的：补一条批注，写明谁定的（A）",
            self._ask,
        )
        self._go = self.button(
            self.acts, "到稿件里(&G)", "打开稿件，到改动的字（G）", self._open, "corner-down-right"
        )
        self._told = QLabel()
        self._told.setObjectName("empty")
        self.foot.addWidget(self._told, 1)
        self._proof = self.button(
            self.foot,
            "出核红样(&O)…",
            "出大样，改动的地方印上底色和号码，没有批注的印成红框，旁边印着清单",
            lambda: self.proofed.emit(self._page()),
            "file-check",
        )
        self.button(self.foot, "关闭", "Esc", self.close)
        for key, act in (
            (Qt.Key.Key_N, lambda: self.step(1)),
            (Qt.Key.Key_P, lambda: self.step(-1)),
            (Qt.Key.Key_A, self._ask),
            (Qt.Key.Key_G, self._open),
            (Qt.Key.Key_Return, self._open),
        ):
            self.on_key(key, act)
        self._proofs.currentIndexChanged.connect(
            lambda _: self.proof_chosen.emit(str(self._proofs.currentData() or ""))
        )
        self.settle_down()

    def show_rechecked(self, rechecked: Rechecked) -> None:
        """Show what a recheck found."""
        self._rechecked = rechecked
        found = rechecked.found
        self.setWindowTitle(f"核红：{rechecked.label}")
        self._offer_proofs(rechecked)
        red, other = found.count(Verdict.UNASKED), found.count(Verdict.OTHERWISE)
        words = f"改动 {len(found.alterations)} 处"
        for count, told in (
            (red, "没有批注"),
            (other, "与批注不一"),
            (len(found.unmet), "批注没落实"),
        ):
            words += f"，{told} {count} 处" if count else ""
        self.summary.setText(words)
        self.empty.setText("".join(found.notes) or "这一类没有。")
        flows = rechecked.flows
        lacking = "、".join(page_words(number, flows=flows) for number in found.lacking)
        self._told.setText(f"{lacking}还没有出过大样，没有核对。" if lacking else "")
        self.offer(
            [
                (f"所有改动（{len(found.alterations) + len(found.unmet)}）", _ALL),
                (f"只看没有批注的（{red}）", _RED),
                (f"批注没落实（{len(found.unmet)}）", _UNMET),
                *self._pages_of(found, flows=flows),
            ]
        )
        marks = [mark for page in recheck_marks(found).values() for mark in page.marks]
        self.show_lines(self._all_lines(rechecked), rechecked.pages, marks)

    def _offer_proofs(self, rechecked: Rechecked) -> None:
        chosen = self._proofs.currentData()
        used = "、".join(dict.fromkeys(_proof_words(proof) for proof in rechecked.basis))
        with QSignalBlocker(self._proofs):
            self._proofs.clear()
            self._proofs.addItem(f"{_LATEST}（{used}）" if len(used) < 40 else _LATEST, "")
            times = set()
            for proof in rechecked.proofs:
                words = _proof_words(proof)
                if words not in times:
                    times.add(words)
                    self._proofs.addItem(f"和{words}比", proof.uuid)
            self._proofs.setCurrentIndex(max(self._proofs.findData(chosen), 0))

    @staticmethod
    def _pages_of(found: Recheck, *, flows: bool) -> list[tuple[str, object]]:
        choices: list[tuple[str, object]] = []
        for page in found.pages:
            count = sum(each.page == page for each in found.alterations)
            choices.append((f"{page_words(page, flows=flows)}（{count}）", f"page {page}"))
        return choices if len(choices) > 1 else []

    @staticmethod
    def _all_lines(rechecked: Rechecked) -> list[Line]:
        lines, flows = [], rechecked.flows
        for number, each in enumerate(rechecked.found.alterations, 1):
            names = (rechecked.people.get(uuid, "") for uuid in each.remarks)
            by = "、".join(filter(None, dict.fromkeys(names)))
            spoken = change_words_of(number, each, by, flows=flows)
            shown = change_html(number, each, by, flows=flows)
            lines.append(Line(number, each.page, shown, spoken))
        for unmet in rechecked.found.unmet:
            page = unmet.remark.spot.page
            lines.append(Line(0, page, unmet_html(unmet, flows=flows), unmet_words(unmet)))
        return lines

    def wanted(self, index: int) -> bool:
        """Those of the kind or the page chosen."""
        kind, _, value = str(self.which.currentData()).partition(" ")
        change = self._alteration(index)
        if kind == "page":
            return self._lines[index].page == int(value)
        if kind == _RED:
            return change is not None and change.verdict is Verdict.UNASKED
        return kind == _ALL or change is None

    def suit(self) -> None:
        """What can be done with the chosen change."""
        change = self._alteration(self.chosen())
        remark = self._remark(self.chosen())
        self._answer.setEnabled(change is not None and change.verdict is not Verdict.ASKED)
        article = change.article if change is not None else remark.article if remark else ""
        self._go.setEnabled(bool(article))
        for button in (self._up, self._down):
            button.setEnabled(self.rows.count() > 1)

    def _alteration(self, index: int) -> Alteration | None:
        found = self._found()
        return found.alterations[index] if 0 <= index < len(found.alterations) else None

    def _remark(self, index: int) -> Remark | None:
        found = self._found()
        at = index - len(found.alterations)
        return found.unmet[at].remark if 0 <= at < len(found.unmet) else None

    def _found(self) -> Recheck:
        return self._rechecked.found if self._rechecked is not None else Recheck(())

    def _page(self) -> int:
        kind, _, value = str(self.which.currentData()).partition(" ")
        return int(value) if kind == "page" else 0

    def _ask(self) -> None:
        change = self._alteration(self.chosen())
        if change is not None and self._answer.isEnabled():
            self.asked.emit(change)

    def _open(self) -> None:
        index = self.chosen()
        found = self._alteration(index) or self._remark(index)
        if found is not None and self._go.isEnabled():
            self.opened.emit(found)


def _proof_words(proof: ProofShot) -> str:
    """一校样 3月7日 09:12."""
    local = proof.time.astimezone()
    return f"{proof.round} {local.month}月{local.day}日 {local:%H:%M}"
