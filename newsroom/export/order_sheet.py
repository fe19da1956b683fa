"""The order sheet (付印单): one A4 form that tells the print shop all it has to know of an issue.

Who it is for and what is ordered, each page with its version code and signatures, what the check
before printing came to, and room to sign for it; the pictures follow as a list of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.originals import POOR_DPI, Original
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Cell, Row, centred, filled, label
from newsroom.model.checked import Checked
from newsroom.model.edition import Edition
from newsroom.model.frame import FontFace
from newsroom.model.length import Length, Mm
from newsroom.model.printing import Contact, Ink, PageProfile, PrintOrder
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import SignStep

BLANK = "\u3000"
_FACTS = form.columns(22, 68, 22, 68)
_PAGES = form.columns(22, 16, 11, 15, 11, 23, 16.4, 16.4, 16.4, 16.4, 16.4)
_PICTURES = form.columns(72, 24, 28, 18, 38)
_PAGE_HEADS = ("版次", "色别", "篇数", "字数", "图片", "版本号")
_MOST_REASONS = 5
_ROOMY = 6  # pages that leave the form room to sign in


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A page on the sheet, or a bulletin whole. inks: of each printed page that the line stands
    for. code: version code. signed: who signed just this version, and when (local time), by step.
    """

    name: str
    width: Length
    height: Length
    inks: tuple[Ink, ...]
    articles: int
    characters: int
    pictures: int
    code: str
    signed: Mapping[SignStep, tuple[str, datetime.datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet:
    """number: of the package within its issue. made: local time. code: version code of the whole
    issue.
    """

    number: int
    person: str
    made: datetime.datetime
    order: PrintOrder
    pages: tuple[PageLine, ...]
    code: str
    fonts: tuple[FontFace, ...]
    checked: Checked | None


def write(edition: Edition, sheet: OrderSheet, pictures: Sequence[Original], target: Path) -> Path:
    """Write the order sheet; give its path. Raises FileError."""
    document = new_document(
        edition,
        title=f"{edition.publication.name}{BLANK}{edition.issue.label}{BLANK}付印单",
        styles=form.styles(edition.publication),
        fonts=form.fonts(edition.publication),
        measures=form.SHEET,
    )
    append(document, _blocks(edition, sheet, pictures))
    return save(document, target)


def _blocks(edition: Edition, sheet: OrderSheet, pictures: Sequence[Original]) -> Iterator[str]:
    name = edition.issue.facts.name or edition.publication.name
    yield paragraph("FormTitle", f"{name}付印单")
    made = f"{sheet.made.year}年{sheet.made.month}月{sheet.made.day}日 {sheet.made:%H:%M}"
    by = f"{sheet.person} " if sheet.person else ""
    yield paragraph(
        "FormFacts",
        f"{edition.issue.label}{BLANK}第 {sheet.number} 次付印\t制单：{by}{made}",
    )
    yield paragraph("FormPart", "一、付印要求")
    flows = edition.publication.kind is PublicationKind.BULLETIN
    yield form.table(_FACTS, tuple(_order_rows(sheet, "页" if flows else "版")))
    yield paragraph("FormPart", "二、各版与签发")
    yield form.table(_PAGES, tuple(_page_rows(sheet)))
    yield paragraph("FormPart", "三、付印前总检")
    yield form.table(_FACTS, tuple(_check_rows(sheet, pictures)))
    yield paragraph("FormPart", "四、交接")
    yield form.table(_FACTS, tuple(_handing_rows()))
    free = sheet.order.profile is PageProfile.EDITABLE
    rule = "可以改字，改后请与大样对照" if free else "每一行的位置已经固定，请勿重新排行"
    yield paragraph(
        "Small",
        f"版面以大样（PDF）为准；版面稿（Word）{rule}。字体缺失时，请先安装上列字体再打开。"
        "清单.json 记有每个文件的 SHA-256，可核对文件是否完整。",
    )
    if pictures:
        yield form.page_break()
        yield paragraph("FormPart", f"附：图片清单（{len(pictures)} 张，原图在“图片”文件夹）")
        yield form.table(_PICTURES, tuple(_picture_rows(pictures)))
        yield paragraph(
            "Small", f"有效精度按印刷尺寸计；标 ※ 的不足 {POOR_DPI} dpi。色彩以原图文件为准。"
        )


def _order_rows(sheet: OrderSheet, unit: str) -> Iterator[Row]:
    """unit: what the printed pages are counted in."""
    order = sheet.order
    inks = [ink for page in sheet.pages for ink in page.inks]
    copies = f"{order.copies:,} 份" if order.copies else ""
    sizes = dict.fromkeys(f"{p.width.mm:g} × {p.height.mm:g} 毫米" for p in sheet.pages)
    fonts = "带标题字体" if order.embed_fonts else "不带标题字体"
    for one, other in (
        (("承印单位", order.shop), ("印数", copies)),
        (
            ("成品尺寸", "、".join(sizes)),
            (f"{unit}数", f"{len(inks)} {unit}（{'、'.join(_counted(inks))}）"),
        ),
        (("用纸", order.paper), ("版面稿", f"{order.profile.text}，{fonts}")),
        (("交货时间", order.due), ("交货地点", order.place)),
    ):
        cells = (label(one[0]), filled(one[1]), label(other[0]), filled(other[1]))
        yield Row(cells)
    contacts = [BLANK.join(filter(None, _contact(one))) for one in order.contacts] or [""]
    pairs = [(BLANK * 2).join(contacts[at : at + 2]) for at in range(0, len(contacts), 2)]
    yield Row((label("联系电话"), filled(*pairs, span=3)))
    yield Row((label("所用字体"), filled("、".join(map(_font, sheet.fonts)), span=3)))
    remarks = tuple(order.remarks.splitlines())
    yield Row((label("备注"), filled(*remarks, span=3)), Mm(14))


def _contact(one: Contact) -> tuple[str, ...]:
    blank = "________"
    if not one.name and not one.telephone:
        return (one.duty, blank, blank)
    return (one.duty, one.name, one.telephone or blank)


def _font(face: FontFace) -> str:
    other = face.alt_name
    return f"{face.word_name}（{other}）" if other and other != face.word_name else face.word_name


def _counted(inks: Sequence[Ink]) -> tuple[str, ...]:
    """彩色 1, 黑白 7; the ink alone where there is one."""
    found = [ink for ink in (Ink.COLOUR, Ink.SPOT, Ink.MONO) if ink in inks]
    return tuple(f"{ink.text} {inks.count(ink)}" if found[1:] else ink.text for ink in found)


def _by_page(inks: Sequence[Ink]) -> tuple[str, ...]:
    """首页套红, 其余黑白: how a bulletin is printed where not all of it is printed alike."""
    first, *rest = inks
    if not rest or set(rest) != {rest[0]} or rest[0] is first:
        return _counted(inks)
    return f"首页{first.text}", f"其余{rest[0].text}"


def _page_rows(sheet: OrderSheet) -> Iterator[Row]:
    heads = (*_PAGE_HEADS, *(step.text for step in SignStep))
    yield Row(tuple(label(head) for head in heads), heading=True)
    alike = len({(page.width, page.height) for page in sheet.pages}) < 2
    for page in sheet.pages:
        size = () if alike else (f"{page.width.mm:g}×{page.height.mm:g}",)
        facts = (
            centred(page.name, *size),
            centred(*_by_page(page.inks)),
            *(centred(f"{n:,}") for n in (page.articles, page.characters, page.pictures)),
            centred(page.code),
        )
        signatures = (_signature(page, step) for step in SignStep)
        yield Row((*facts, *signatures), Mm(12 if len(sheet.pages) <= _ROOMY else 9))
    sums = (
        sum(getattr(page, key) for page in sheet.pages)
        for key in ("articles", "characters", "pictures")
    )
    yield Row(
        (
            label("合计"),
            centred(),
            *(centred(f"{n:,}") for n in sums),
            centred(sheet.code),
            centred("手签处空白的，请按版签字", span=len(SignStep)),
        )
    )


def _signature(page: PageLine, step: SignStep) -> Cell:
    if step not in page.signed:
        return Cell()
    person, time = page.signed[step]
    return Cell((person, f"{time:%m-%d %H:%M}"), style="Signed")


def _check_rows(sheet: OrderSheet, pictures: Sequence[Original]) -> Iterator[Row]:
    yield Row((label("总检结果"), filled(*_check_lines(sheet.checked), span=3)))
    if pictures:
        poor = sum(picture.poor for picture in pictures)
        known = [picture.dpi for picture in pictures if picture.dpi]
        lines = [f"{len(pictures)} 张：{_spaces(pictures)}"]
        if known:
            lines.append(
                f"有效精度最低 {min(known)} dpi；"
                + (f"{poor} 张不足 {POOR_DPI} dpi，见附表" if poor else f"都在 {POOR_DPI} dpi 以上")
            )
        yield Row((label("图片"), filled("，".join(lines), span=3)))


def _check_lines(checked: Checked | None) -> Iterator[str]:
    if checked is None:
        yield "没有做总检"
        return
    time = checked.time.astimezone()
    yield f"{checked.summary}（{time.month}月{time.day}日 {time:%H:%M} 检查）"
    for one in checked.overridden[:_MOST_REASONS]:
        reason, person = (one.override.reason, one.override.person) if one.override else ("", "")
        by = f"（{person}）" if person else ""
        yield f"{one.finding.severity.text}：{one.finding.told}。照印理由：{reason}{by}"
    left = len(checked.overridden) - _MOST_REASONS
    if left > 0:
        yield f"另有 {left} 处已说明理由，编辑部留存"


def _spaces(pictures: Sequence[Original]) -> str:
    found = [picture.space or "未知" for picture in pictures]
    return "、".join(f"{space} {found.count(space)} 张" for space in dict.fromkeys(found))


def _handing_rows() -> Iterator[Row]:
    for one, other in (("编辑部交付", "印厂签收"), ("交付时间", "签收时间")):
        yield Row((label(one), filled(), label(other), filled()), Mm(9))


def _picture_rows(pictures: Sequence[Original]) -> Iterator[Row]:
    heads = ("文件", "像素", "印刷尺寸（毫米）", "有效精度", "色彩")
    yield Row(tuple(label(head) for head in heads), heading=True)
    for picture in pictures:
        across, down = picture.pixels
        printed = picture.printed
        dpi = f"{'※ ' if picture.poor else ''}{picture.dpi} dpi" if picture.dpi else ""
        space = f"{picture.space}（{picture.profile}）" if picture.profile else picture.space
        yield Row(
            (
                filled(picture.path.rpartition("/")[2]),
                centred(f"{across} × {down}" if across else ""),
                centred(f"{printed[0].mm:.1f} × {printed[1].mm:.1f}" if printed else ""),
                centred(dpi),
                centred(space),
            ),
            Mm(6),
        )
