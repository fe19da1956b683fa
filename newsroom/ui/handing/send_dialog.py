"""What goes into a package: the articles, who sends them, words to the other desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.handing import Offer, OfferLine, Wish
from newsroom.model.exchange import PackageKind
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_LINES = 3  # of a field for longer words
_MOST_HIGH = 16_777_215  # as high as there is room


class SendDialog(QDialog):
    """Asks for a hand-in, or for what is sent back with its opinions."""

    def __init__(self, offer: Offer, kind: PackageKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self._kind = kind
        back = kind is PackageKind.RETURN
        self.setWindowTitle("打返稿包" if back else "打投稿包")
        self.person = QLineEdit(offer.person)
        self.unit = QLineEdit(offer.unit)
        self.to = QLineEdit(offer.to)
        self.note = _words("附言")
        self._opinions: dict[str, QPlainTextEdit] = {}
        box = buttons("打包…")
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setToolTip("下一步选存到哪里：U 盘、桌面都可以")
        layout = QVBoxLayout(self)
        roomy(layout)
        lead = QLabel(
            "把稿件、您的退改意见和批注打成一个包，发回给作者；作者收下后接着改。"
            if back
            else "把选好的稿件连同原图打成一个包，用 U 盘、邮件或微信发给编辑部。"
        )
        lead.setWordWrap(True)
        layout.addWidget(lead)
        layout.addWidget(self._opinion_fields() if back else _listed(offer.lines), 1)
        layout.addLayout(self._form(back=back))
        layout.addWidget(box)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.person.textChanged.connect(self._suit)
        self._suit()
        room = self.screen().availableGeometry()
        self.resize(min(620, room.width() - 60), min(560 if back else 500, room.height() - 70))
        self._first().setFocus()
        steady(self)

    def wish(self) -> Wish:
        """What was asked for."""
        return Wish(
            articles=tuple(line.uuid for line in self._offer.lines),
            kind=self._kind,
            unit=self.unit.text().strip(),
            note=self.note.toPlainText().strip(),
            opinions={uuid: box.toPlainText().strip() for uuid, box in self._opinions.items()},
            to=self.to.text().strip(),
        )

    def _form(self, *, back: bool) -> QVBoxLayout:
        form = form_rows()
        self.person.setMaxLength(30)
        self.unit.setMaxLength(60)
        self.to.setMaxLength(30)
        self.unit.setPlaceholderText("如：城东街道")
        rows = [("姓名(&N)：", self.person, "包里写的投稿人")]
        if back:
            rows.append(("发给(&T)：", self.to, "发回给谁，只记在收发记录里"))
        else:
            rows.append(("来源单位(&U)：", self.unit, "写在姓名后面，下次自动填好"))
        for words, field, tip in rows:
            field.setToolTip(tip)
            field.setAccessibleName(words.partition("(")[0])
            form.addRow(words, field)
        form.addRow("附言(&M)：", self.note)
        column = QVBoxLayout()
        column.addLayout(form)
        return column

    def _opinion_fields(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for line in self._offer.lines:
            remarks = f"　{line.remarks} 条批注一起带回" if line.remarks else ""
            label = QLabel(f"《{line.title}》{remarks}　退改意见：")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            box = self._opinions[line.uuid] = _words(f"《{line.title}》的退改意见")
            box.setPlainText(line.opinion)
            box.setPlaceholderText("要作者改什么，如：请补采访对象的姓名和职务")
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
        if len(self._opinions) > 1:
            column.addStretch(1)
        for box in self._opinions.values() if len(self._opinions) == 1 else ():
            box.setMaximumHeight(_MOST_HIGH)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _first(self) -> QWidget:
        """Where the keyboard begins: at the name where there is none, else at what to say."""
        if not self.person.text():
            return self.person
        return next(iter(self._opinions.values()), self._ok)

    def _suit(self) -> None:
        self._ok.setEnabled(bool(self.person.text().strip()))


def _listed(lines: Sequence[OfferLine]) -> QListWidget:
    listed = QListWidget()
    listed.setAccessibleName("要投的稿件")
    listed.setWordWrap(True)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for line in lines:
        pictures = f"，{line.pictures} 幅图片" if line.pictures else ""
        sent = ""
        if line.sent is not None:
            time = line.sent.astimezone()
            sent = f"　上次投出：{time.month}月{time.day}日 {time:%H:%M}"
        listed.addItem(f"《{line.title}》　{line.characters} 字{pictures}{sent}")
    return listed


def _words(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * _LINES + 12)
    return box
