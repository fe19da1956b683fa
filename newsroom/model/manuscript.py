"""Copy as it came in, before anyone knows what is a headline: what intake reads and text reads on.

`Manuscript` is one file; `Submission` is what one hand-in brought: manuscripts and pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line or paragraph as it stood in the file.

    `#` hints, list marks and spaces are left as they were; roles are decided by text/copy.
    heading: level of a heading style (1 to 9), 0 for none. size: type size in points, 0 unknown.
    centred, bold: the whole paragraph's look. box: number of the text box or table cell it stood
    in (0 = the main text), so that a caption beside its picture is told from the story.
    picture: index in the manuscript's pictures where this line is a picture instead of text.
    style: what a known paragraph style says the line is (引题 主题 副题 署名 正文 图注 小标题 栏题
    按语 图片文件 稿签 期次 版次), empty where the file says nothing.
    marks, bookmarks: of our own manuscripts alone: (start, end, name) of passages in a character
    style or in bold, and the bookmarks that begin on the line (model/carried).
    """

    text: str
    heading: int = 0
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    box: int = 0
    picture: int = -1
    style: str = ""
    marks: tuple[tuple[int, int, str], ...] = ()
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyPicture:
    """A picture that came with copy, as a file in the intake's working folder.

    width, height: pixels with the orientation applied. caption: from IPTC, may be empty.
    shrunk: it looks like a messenger's reduced copy (请要原图).
    """

    path: Path
    name: str
    width: int
    height: int
    caption: str = ""
    photographer: str = ""
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One file of copy. `notes` say in Chinese what was left out or guessed."""

    name: str
    lines: tuple[CopyLine, ...]
    pictures: tuple[CopyPicture, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyParcel:
    """A hand-in package, not opened yet. shown: what it is called; it may lie elsewhere."""

    path: Path
    shown: Path


@dataclass(frozen=True, slots=True)
class Submission:
    """What one hand-in brought: manuscripts, pictures that came as files of their own, and
    packages that lay among them.
    """

    name: str
    manuscripts: tuple[Manuscript, ...] = ()
    pictures: tuple[CopyPicture, ...] = ()
    notes: tuple[str, ...] = ()
    parcels: tuple[CopyParcel, ...] = ()
