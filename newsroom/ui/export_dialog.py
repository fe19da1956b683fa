"""The dialog of 导出与付印: which files where, the print order, what the check came to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.publishing import FileKind
from newsroom.desk.sending import Prepared, Wish
from newsroom.model.checked import Checked
from newsroom.model.printing import LEAST_DPI, MOST_DPI, PageProfile, PrintOrder
from newsroom.model.publication import PublicationKind
from newsroom.ui.dialogs import Choice, buttons, choose, roomy
from newsroom.ui.order_form import OrderForm
from newsroom.ui.steady import steady

_KINDS = (
    (FileKind.PAGE, "版面稿（Word），连同大样"),
    (FileKind.MANUSCRIPT, "文字稿（Word）"),
    (FileKind.PDF, "版面（PDF，成品大小）"),
    (FileKind.PNG, "每版图片（PNG）"),
    (FileKind.PACKAGE, "印刷包（以上全部，加付印单、图片原图和清单，打成一包）"),
)
_OF_A_BULLETIN = {
    FileKind.PAGE: "信息稿、版面稿（Word），连同大样",
    FileKind.PNG: "每页图片（PNG）",
}
USUAL = frozenset({FileKind.PAGE, FileKind.MANUSCRIPT})
_PROFILES = {
    PageProfile.EXACT: "印厂用 Word 打开付印：字距逐字写明，最准。",
    PageProfile.WPS: "印厂用 WPS 打开付印：同 Word 精排，每个图形另留一份旧式绘图，文件大一些。",
    PageProfile.SAFE: "用 LibreOffice 打开或核对：逐行准确，标点和数字的字形由文件自带，文件稍大。",
    PageProfile.EDITABLE: "印厂还要改字：一篇稿件的各栏连成一串，改了字会往下一栏流。",
}
_CHECKING = "正在做付印前总检……"


class ExportDialog(QDialog):
    """What to write, where, and for whom.

    check_wanted: the list of findings is to be shown. order_kept: the order is to be kept without
    writing anything.
    """

    check_wanted = Signal()
    order_kept = Signal()

    def __init__(self, prepared: Prepared, wish: Wish, parent: QWidget) -> None:
        """wish: what is offered at first."""
        super().__init__(parent)
        self.setWindowTitle(f"导出与付印　{prepared.material.edition.issue.label}")
        self._order = prepared.papers.order
        self._checked: Checked | None = None
        flows = prepared.material.edition.publication.kind is PublicationKind.BULLETIN
        names = _OF_A_BULLETIN if flows else {}
        self._boxes = {kind: QCheckBox(names.get(kind, text)) for kind, text in _KINDS}
        self._folder = QLineEdit(str(wish.folder), self)
        self._profile = QComboBox()
        self._embed = QCheckBox("带标题字体：报头和标题用到的字随版面稿带走（只限许可证允许的）")
        self._dpi = QSpinBox()
        self.form = OrderForm(self._order, _page_names(prepared))
        self._findings = QListWidget()
        self._state = QLabel(_CHECKING)
        self._verdict = QLabel(_CHECKING)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._files_tab(prepared, wish.kinds), "文件(&F)")
        self._tabs.addTab(self.form, "付印单(&O)")
        self._tabs.addTab(self._check_tab(), "付印前总检(&K)")
        self._buttons = buttons("导出")
        keep = self._buttons.addButton("只存付印单", QDialogButtonBox.ButtonRole.ActionRole)
        keep.setToolTip("记住付印单和上面的选择，现在不写文件")
        keep.setAutoDefault(False)
        keep.clicked.connect(self._keep)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(self._place())
        layout.addWidget(self._state)
        layout.addWidget(self._buttons)
        self._state.setWordWrap(True)
        self.setMinimumWidth(620)
        QWidget.setTabOrder(self._dpi, self._folder)
        self._tabs.setFocus()
        steady(self)
        self._explain()
        self._check()

    def kinds(self) -> frozenset[FileKind]:
        """The kinds ticked."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def folder(self) -> Path:
        """The folder to write to."""
        return Path(self._folder.text().strip())

    def order(self) -> PrintOrder:
        """The order as filled in."""
        return replace(
            self.form.order(),
            profile=self._profile.currentData(),
            embed_fonts=self._embed.isChecked(),
            image_dpi=self._dpi.value(),
        )

    def show_order(self) -> None:
        """Begin with the order's form."""
        self._tabs.setCurrentWidget(self.form)

    def show_checked(self, checked: Checked) -> None:
        """Show what the check before printing came to."""
        self._checked = checked
        self._findings.clear()
        for one in checked.judged:
            state = "已说明理由　" if not one.open else "不能付印　" if one.blocks else ""
            words = f"{one.finding.severity.text}　{state}{one.finding.told}"
            self._findings.addItem(words)
        self._verdict.setText(f"总检结果：{checked.summary}")
        self._check()

    # Inner ---------------------------------------------------------------------------------------

    def _files_tab(self, prepared: Prepared, kinds: frozenset[FileKind]) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(4, 10, 4, 4)
        column.setSpacing(7)
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds)
            box.toggled.connect(self._check)
            column.addWidget(box)
        if prepared.papers.last is not None:
            column.addWidget(_again(prepared))
        column.addSpacing(6)
        column.addLayout(self._ways())
        column.addStretch(1)
        return tab

    def _ways(self) -> QFormLayout:
        for profile in PageProfile:
            self._profile.addItem(profile.text, profile)
        self._profile.setCurrentIndex(self._profile.findData(self._order.profile))
        self._profile.currentIndexChanged.connect(self._explain)
        self._explained = QLabel()
        self._explained.setObjectName("empty")
        self._explained.setWordWrap(True)
        self._embed.setChecked(self._order.embed_fonts)
        self._embed.setToolTip("印厂没有这些字体也能看到原样；正文字体不嵌入")
        self._dpi.setRange(LEAST_DPI, MOST_DPI)
        self._dpi.setSingleStep(50)
        self._dpi.setSuffix(" dpi")
        self._dpi.setValue(self._order.image_dpi)
        self._dpi.setMinimumHeight(28)
        form = QFormLayout()
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(12)
        form.addRow("版面稿给谁", self._profile)
        form.addRow("", self._explained)
        form.addRow("", self._embed)
        form.addRow("版面图片精度", self._dpi)
        return form

    def _place(self) -> QHBoxLayout:
        self._folder.setAccessibleName("导出到")
        self._folder.textChanged.connect(self._check)
        label = QLabel("导出到")
        label.setBuddy(self._folder)
        pick = QPushButton("选择…")
        pick.setAutoDefault(False)
        pick.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._folder, 1)
        row.addWidget(pick)
        return row

    def _check_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(4, 10, 4, 4)
        self._verdict.setObjectName("heading")
        self._findings.setAccessibleName("总检意见")
        self._findings.setWordWrap(True)
        self._findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        go = QPushButton("到版面上逐条处理")
        go.setToolTip("关上这个窗口，打开付印前总检的列表")
        go.setAutoDefault(False)
        go.clicked.connect(self._go)
        row = QHBoxLayout()
        row.addWidget(self._verdict, 1)
        row.addWidget(go)
        column.addLayout(row)
        column.addWidget(self._findings, 1)
        return tab

    def _choose(self) -> None:
        wanted = Choice("导出到", "", self._folder.text(), QFileDialog.FileMode.Directory)
        choose(self, wanted, lambda paths: self._folder.setText(str(paths[0])))

    def _explain(self) -> None:
        self._explained.setText(_PROFILES[self._profile.currentData()])

    def _keep(self) -> None:
        self.order_kept.emit()
        self.reject()

    def _go(self) -> None:
        self.reject()
        self.check_wanted.emit()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        blocked = self._blocked()
        placed = self.folder().is_absolute()
        ok.setEnabled(bool(self.kinds()) and placed and not blocked)
        if not placed:
            self._state.setText("请选择导出到哪个文件夹，或写出它的完整路径。")
            return
        if self._checked is None:
            self._state.setText(_CHECKING)
            return
        words = f"付印前总检：{self._checked.summary}"
        if blocked:
            words = f"付印前总检有 {blocked} 处不能付印，改好或说明理由以后才能写印刷包。"
        self._state.setText(words)

    def _blocked(self) -> int:
        """How many findings keep a package back."""
        packed = self._boxes[FileKind.PACKAGE].isChecked()
        return len(self._checked.blocking) if self._checked is not None and packed else 0


def _again(prepared: Prepared) -> QLabel:
    last = prepared.papers.last
    assert last is not None
    time = last.time.astimezone()
    label = QLabel(
        f"这是本期第 {prepared.papers.number} 次，会附上改版通知"
        f"（上一次：{time.month}月{time.day}日 {time:%H:%M}）"
    )
    label.setObjectName("empty")
    label.setIndent(26)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label


def _page_names(prepared: Prepared) -> list[str]:
    """The pages whose ink is chosen; a bulletin's first is told from all others."""
    edition = prepared.material.edition
    if edition.publication.kind is PublicationKind.BULLETIN:
        return ["首页", "其余"]
    return [page.label for page in edition.pages]
