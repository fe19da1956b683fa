"""The order sheet and the notice of changes: forms that a print shop can work by."""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.export import change_notice, order_sheet
from newsroom.export.originals import Original
from newsroom.model.length import Mm
from newsroom.model.notice import Notice, PageNotice
from newsroom.model.printing import Ink, PrintOrder

from . import made, validator
from .checks import W, document, faults

FINE = Original(
    path="图片/一版-01-杏熟.jpg",
    source="",
    sha256="a" * 64,
    page=1,
    title="杏熟",
    pixels=(4000, 3000),
    printed=(Mm(120), Mm(90)),
    dpi=847,
    space="CMYK",
    profile="Japan Color 2001 Coated",
)
POOR = replace(FINE, path="图片/二版-01-装车.png", dpi=150, space="RGB", profile="")
UNKNOWN = replace(
    FINE, path="图片/二版-02.heic", pixels=(0, 0), printed=None, dpi=0, space="", profile=""
)
NOTICE = Notice(
    number=2,
    former=1,
    time=datetime.datetime(2026, 6, 18, 13, 0, tzinfo=datetime.UTC),
    pages=(
        PageNotice("一版", "7K3M-2QXP", "AAAA-BBBB", ("《杏熟》：主题、第3段有改动",)),
        PageNotice("二版", "CCCC-DDDD", "CCCC-DDDD"),
    ),
    order=("印数改为：6,500 份（原为：6,000 份）",),
)


def rows(path: Path) -> list[list[str]]:
    """The cells of all tables, a paragraph a line."""
    found = []
    for row in document(path).iter(W + "tr"):
        cells = []
        for cell in row.iter(W + "tc"):
            lines = ("".join(t.text or "" for t in p.iter(W + "t")) for p in cell.iter(W + "p"))
            cells.append("\n".join(lines))
        found.append(cells)
    return found


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("forms")
    edition = made.edition()
    full, pictures = made.order_sheet(pages=8), (FINE, POOR, UNKNOWN)
    whole = replace(full.pages[0], name="全刊 12 页", inks=(Ink.SPOT, *(Ink.MONO,) * 11))
    bulletin = made.edition("shangjie-xinxi")
    bare = replace(made.order_sheet(pages=1), order=PrintOrder(), checked=None, person="")
    return {
        "full": order_sheet.write(edition, full, pictures, folder / "付印单.docx"),
        "bulletin": order_sheet.write(
            bulletin, replace(full, pages=(whole,)), (), folder / "信息付印单.docx"
        ),
        "bare": order_sheet.write(edition, bare, (), folder / "空单.docx"),
        "notice": change_notice.write(edition, NOTICE, folder / "改版通知.docx"),
    }


def test_the_forms_keep_every_rule_of_the_format(forms: dict[str, Path], tmp_path: Path) -> None:
    assert [faults(path) for path in forms.values()] == [[], [], [], []]
    assert validator.errors(tmp_path, forms["full"], forms["notice"]) == {}


def test_the_sheet_says_what_is_ordered(forms: dict[str, Path]) -> None:
    found = rows(forms["full"])
    facts = {key: value for row in found for key, value in zip(row[::2], row[1::2], strict=False)}
    assert facts["承印单位"] == "河湾印刷厂"
    assert facts["印数"] == "6,000 份"
    assert facts["成品尺寸"] == "275 × 390 毫米"
    assert facts["版数"] == "8 版（彩色 1、黑白 7）"
    assert facts["版面稿"] == "Word 精排，不带标题字体"
    assert facts["联系电话"].split() == [
        *("夜班编辑", "高歌", "0000-1234567"),
        *("印厂排版", "________", "________"),
    ]
    assert facts["备注"] == "一版按大样校色。\n余报退回。"
    assert facts["所用字体"].startswith("宋体（SimSun）、方正小标宋简体")
    assert facts["总检结果"].splitlines() == [
        f"已说明理由 1（{_local()} 检查）",
        "疑点：一版3栏40行图片只有 183 dpi。照印理由：只有这一张（高歌）",
    ]
    assert facts["图片"] == (
        "3 张：CMYK 1 张、RGB 1 张、未知 1 张，有效精度最低 150 dpi；1 张不足 200 dpi，见附表"
    )


def test_a_bulletins_first_page_may_be_printed_in_another_ink(forms: dict[str, Path]) -> None:
    found = rows(forms["bulletin"])
    facts = {key: value for row in found for key, value in zip(row[::2], row[1::2], strict=False)}
    assert facts["页数"] == "12 页（套红 1、黑白 11）"
    (line,) = (row for row in found if row[0] == "全刊 12 页")
    assert line[1] == "首页套红\n其余黑白"


def _local() -> str:
    checked = made.checked()
    time = checked.time.astimezone()
    return f"{time.month}月{time.day}日 {time:%H:%M}"


def test_each_page_has_its_code_and_room_to_sign(forms: dict[str, Path]) -> None:
    found = rows(forms["full"])
    head = next(row for row in found if row[0] == "版次")
    first, second = (row for row in found if row[0] in ("第1版 要闻", "第2版 要闻"))
    assert head[6:] == ["责编", "校对", "版式", "终审", "签发"]
    assert first[1:] == ["彩色", "7", "6,210", "3", "7K3M-2QX1", "高歌\n06-18 21:40", *[""] * 4]
    assert second[5:] == ["7K3M-2QX2", *[""] * 5]
    total = next(row for row in found if row[0] == "合计")
    assert total[2:6] == ["56", "49,680", "24", "AAAA-BBBB"]


def test_the_pictures_are_listed_behind_it(forms: dict[str, Path]) -> None:
    listed = rows(forms["full"])[-3:]
    assert listed == [
        [
            *("一版-01-杏熟.jpg", "4000 × 3000", "120.0 × 90.0", "847 dpi"),
            "CMYK（Japan Color 2001 Coated）",
        ],
        ["二版-01-装车.png", "4000 × 3000", "120.0 × 90.0", "※ 150 dpi", "RGB"],
        ["二版-02.heic", "", "", "", ""],
    ]


def test_what_is_not_known_stays_blank(forms: dict[str, Path]) -> None:
    facts = {
        key: value
        for row in rows(forms["bare"])
        for key, value in zip(row[::2], row[1::2], strict=False)
    }
    assert [facts[key] for key in ("承印单位", "印数", "交货时间", "备注")] == [""] * 4
    assert facts["版数"] == "1 版（彩色）"
    assert facts["总检结果"] == "没有做总检"
    assert facts["图片"] == "版本号"  # only the head of a column


def test_the_notice_names_changes_page_by_page(forms: dict[str, Path]) -> None:
    found = rows(forms["notice"])
    assert found[1:3] == [
        ["一版", "AAAA-BBBB", "7K3M-2QXP", "《杏熟》：主题、第3段有改动"],
        ["二版", "CCCC-DDDD", "CCCC-DDDD", "没有改动，版本号相同"],
    ]
    assert ["改动", "印数改为：6,500 份（原为：6,000 份）"] in found
    said = "".join(t.text or "" for t in document(forms["notice"]).iter(W + "t"))
    assert "有改动：一版，请换版。没有改动：二版，可用第 1 次的版。" in said


def test_the_form_of_eight_pages_is_one_sheet(forms: dict[str, Path], tmp_path: Path) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, forms.values())], check=True, capture_output=True)
    counts = []
    for path in forms.values():
        pdf = str(tmp_path / f"{path.stem}.pdf")
        told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)
        counts.append(int(told.stdout.split("Pages:")[1].split()[0]))
    assert counts == [2, 1, 1, 1]  # the first with its list of pictures
