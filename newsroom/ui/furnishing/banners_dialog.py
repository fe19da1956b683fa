"""The dialog for a publication's banners (栏头): each section in type or as artwork."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.banner import Banner
from newsroom.ui.dialogs import Choice, buttons, choose, roomy
from newsroom.ui.furnishing.filler_form import thumbnail
from newsroom.ui.pictures.files import PICTURE_FILES
from newsroom.ui.steady import steady

_PREVIEW = QSize(300, 96)
_MOST_ROWS = 12
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Dressed:
    """A section's banner as edited; picture: a file newly chosen for its artwork."""

    banner: Banner
    picture: Path | None = None


class BannersDialog(QDialog):
    """Edits the banners of one publication. path: gives a stored picture's file.

    sections: those that its stories stand under, banner or none.
    """

    def __init__(
        self,
        publication: str,
        banners: Sequence[Banner],
        sections: Sequence[str],
        path: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("栏头")
        self._publication = publication
        self._path = path
        self._known = {banner.section: banner for banner in banners}
        self._list = QListWidget()
        self._list.setAccessibleName("栏目")
        self._list.setFixedWidth(190)
        self._words = QRadioButton("用文字（按报社字体）")
        self._art = QRadioButton("用画稿")
        self._choose = QPushButton("选择画稿…")
        self._preview = QLabel()
        self._rows = QSpinBox()
        self._rows.setRange(0, _MOST_ROWS)
        self._rows.setSpecialValueText("自动")
        self._rows.setSuffix(" 行")
        self._rows.setAccessibleName("占几行")
        self._rows.setToolTip("栏头占版面的行数；自动时文字按字号、画稿占 4 行")
        self._quiet = False
        self._arrange()
        self._connect()
        for section in sorted({*self._known, *sections}):
            known = self._known.get(section)
            self._add(section, Dressed(known or self._plain(section)))
        if self._list.count():
            self._list.setCurrentRow(0)
        self._show()
        steady(self)

    def dressed(self) -> tuple[Dressed, ...]:
        """The banners that differ from plain words of the usual size, as edited."""
        every = [self._at(row) for row in range(self._list.count())]
        return tuple(d for d in every if d.picture or d.banner.picture or d.banner.rows)

    def add_section(self, name: str) -> None:
        """One more section, or the one of that name."""
        name = name.strip()
        for row in range(self._list.count()):
            if self._at(row).banner.section == name:
                self._list.setCurrentRow(row)
                return
        if name:
            self._add(name, Dressed(self._plain(name)))
            self._list.setCurrentRow(self._list.count() - 1)

    def take_artwork(self, path: Path) -> None:
        """Take a picture file as the artwork of the chosen section."""
        self._set(replace(self._now(), picture=path))
        self._show()

    def _plain(self, section: str) -> Banner:
        return Banner(publication=self._publication, section=section)

    def _look(self) -> QWidget:
        """How one banner looks: words or artwork, and its rows."""
        self._preview.setFixedSize(_PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setFrameShape(QLabel.Shape.StyledPanel)
        self._preview.setObjectName("empty")
        self._choose.setAutoDefault(False)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(12)
        form.addRow(self._words)
        art = QHBoxLayout()
        art.addWidget(self._art)
        art.addWidget(self._choose)
        art.addStretch(1)
        form.addRow(art)
        form.addRow(self._preview)
        rows = QHBoxLayout()
        rows.setSpacing(8)
        rows.addWidget(QLabel("占版面"))
        rows.addWidget(self._rows)
        rows.addStretch(1)
        form.addRow(rows)
        holder = QWidget()
        holder.setLayout(form)
        return holder

    def _arrange(self) -> None:
        self._form = self._look()
        self._empty = QLabel("还没有栏目。\n在稿件的“栏目”里写上栏题，或点“添加栏目…”。")
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        more = QPushButton("添加栏目…")
        more.setAutoDefault(False)
        more.clicked.connect(self._ask_section)
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(more)
        right = QVBoxLayout()
        self._title = QLabel()
        self._title.setObjectName("heading")
        right.addWidget(self._title)
        right.addWidget(self._form)
        right.addWidget(self._empty, 1)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(row, 1)
        layout.addWidget(box)
        self.setMinimumSize(580, 380)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._show)
        self._words.toggled.connect(self._dress)
        self._rows.valueChanged.connect(self._dress)
        self._choose.clicked.connect(self._ask_picture)

    def _add(self, section: str, dressed: Dressed) -> None:
        item = QListWidgetItem()
        item.setData(_DATA, dressed)
        self._list.addItem(item)
        self._name(item, section, dressed)

    def _name(self, item: QListWidgetItem, section: str, dressed: Dressed) -> None:
        art = dressed.picture or dressed.banner.picture
        item.setText(f"{section}　画稿" if art else section)

    def _at(self, row: int) -> Dressed:
        found = self._list.item(row).data(_DATA)
        assert isinstance(found, Dressed)
        return found

    def _now(self) -> Dressed:
        return self._at(self._list.currentRow())

    def _set(self, dressed: Dressed) -> None:
        item = self._list.currentItem()
        item.setData(_DATA, dressed)
        self._name(item, dressed.banner.section, dressed)

    def _show(self) -> None:
        """The chosen section's banner."""
        any_ = self._list.currentRow() >= 0
        self._form.setVisible(any_)
        self._empty.setVisible(not any_)
        self._title.setText(self._now().banner.section if any_ else "")
        if not any_:
            return
        dressed = self._now()
        art = dressed.picture or dressed.banner.picture
        self._quiet = True
        (self._art if art else self._words).setChecked(True)
        self._rows.setValue(dressed.banner.rows)
        self._quiet = False
        file = dressed.picture or (self._path(dressed.banner.picture) if art else "")
        picture = thumbnail(str(file), _PREVIEW) if file else None
        if picture is not None and not picture.isNull():
            self._preview.setPixmap(picture)
        else:
            self._preview.clear()
            self._preview.setText("画稿原图找不到了" if art else dressed.banner.section)

    def _dress(self) -> None:
        """Take over what was changed by hand; artwork is asked for where there is none yet."""
        if self._quiet or self._list.currentRow() < 0:
            return
        dressed = self._now()
        banner = replace(dressed.banner, rows=self._rows.value())
        if self._words.isChecked():
            self._set(Dressed(replace(banner, picture="")))
        else:
            self._set(replace(dressed, banner=banner))
            if not (dressed.picture or banner.picture):
                self._ask_picture()
        self._show()

    def _ask_picture(self) -> None:
        one = Choice("选择栏头画稿", PICTURE_FILES, mode=QFileDialog.FileMode.ExistingFile)
        choose(self, one, lambda paths: self.take_artwork(paths[0]))

    def _ask_section(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle("添加栏目")
        dialog.setLabelText("栏题：")
        dialog.setOkButtonText("添加")
        dialog.setCancelButtonText("取消")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self.add_section)
        dialog.open()
