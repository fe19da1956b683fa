"""What the law wants printed on every issue, and what the house's own masthead and folio leave
blank.

Internal material: 《内部资料性出版物管理办法》（2015）第十四条: 准印证编号 and 内部资料，免费交流
on the front, and 编印单位, 发送对象, 印刷单位, 印刷日期, 印数, 期号 in a plain place.
Newspapers with a CN number: 《报纸出版管理规定》（2005）: the number, 定价, 印刷单位, address and
telephone in a fixed place of every issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.furniture import issue_fields, page_fields
from newsroom.model.publication import Furniture
from newsroom.preflight.snapshot import Found, Snapshot, Spot, on_page

_FIELD = re.compile(r"\{(\w+)\}")
_INTERNAL = re.compile(r"内资|准印|内部资料")
_NEWSPAPER_WORDS = re.compile(r"本报|本刊|记者|期刊社|杂志社|刊号")
_REGISTERED = re.compile(r"CN\s*\d{2}\s*[-—－]\s*\d{4}|国内统一(?:连续出版物号|刊号)")
_NAMES = {
    "name": "报名",
    "publisher": "编印单位",
    "licence": "准印证号或刊号",
    "legend": "标示语",
    "hotline": "热线电话",
    "number": "期号",
    "page_name": "版名",
    "editor": "责任编辑",
    "designer": "版式",
    "proofreader": "校对",
    "signer": "签发",
}
_FRONT = {
    "准印证编号": re.compile(r"内资|准印"),
    "“内部资料，免费交流”": re.compile(r"内部资料[\s，,、·]*免费交流"),
}
_SHOWN = {
    "发送对象": re.compile(r"发送(?:对象|范围|单位)"),
    "印刷单位": re.compile(r"印刷(?:单位|厂|企业|公司)|承印|印\s?刷[：:]"),
    "印数": re.compile(r"印\s?数|印量|共印|印发\s*\d+\s*份"),
}
_OF_NEWSPAPERS = {
    "国内统一连续出版物号": _REGISTERED,
    "定价": re.compile(r"定价|零售|每份.{0,6}元|全年.{0,6}元"),
    "印刷单位": _SHOWN["印刷单位"],
    "地址": re.compile(r"地\s?址|邮政编码|邮\s?编"),
    "电话": re.compile(r"电\s?话|热\s?线|\d{3,4}[-—－]\d{7,8}"),
}


def furniture(snapshot: Snapshot) -> Iterator[Found]:
    """Places of masthead and folio that the house style keeps and nothing was filled in for.

    Printer, recipients and copies are left to `internal`: only internal material must name them.
    """
    house, issue = snapshot.edition.publication, snapshot.edition.issue
    for page in snapshot.ordered:
        masthead = page.number == 1
        values = {**issue_fields(house, issue), **page_fields(issue, page)}
        missing = [
            _NAMES[name]
            for name in _fields(house.masthead if masthead else house.folio)
            if name in _NAMES and not values[name].strip()
        ]
        if missing:
            place = "报头" if masthead else "版眉"
            yield on_page(page).found(
                f"{place}缺{'、'.join(missing)}",
                *(page.uuid, *missing),
                advice="在“版面信息…”或“期次资料…”里补上",
            )


def internal(snapshot: Snapshot) -> Iterator[Found]:
    """What internal material must print and does not."""
    house, facts = snapshot.edition.publication, snapshot.edition.issue.facts
    licence, legend = facts.licence or house.licence, facts.legend or house.legend
    text = _text(snapshot)
    if not _INTERNAL.search(f"{licence}{legend}") or _REGISTERED.search(licence):
        return
    given = {"发送对象": facts.recipients, "印刷单位": facts.printer}
    missing = [name for name, shown in _FRONT.items() if not shown.search(text)]
    publisher = facts.publisher or house.publisher
    if not (publisher and publisher in text) and "编印" not in text:
        missing.append("编印单位")
    missing += [
        name
        for name, shown in _SHOWN.items()
        if not (shown.search(text) or (given.get(name) and given[name] in text))
    ]
    if missing:
        yield _front(snapshot).found(
            f"内部资料要印明的项目没有印：{'、'.join(missing)}",
            *missing,
            advice="在“期次资料…”里补上，或在末版排一块公告（《内部资料性出版物管理办法》第十四条）",
        )


def ordered(snapshot: Snapshot) -> Iterator[Found]:
    """A print run or print shop that the issue prints otherwise than its order says."""
    facts, order = snapshot.edition.issue.facts, snapshot.order
    if order is None:
        return
    printer, shop = facts.printer.strip(), order.shop
    found = []
    if facts.copies and order.copies and facts.copies != order.copies:
        found.append(("印数", f"{facts.copies:,} 份", f"{order.copies:,} 份"))
    if printer and shop and printer not in shop and shop not in printer:
        found.append(("承印单位", printer, shop))
    for name, printed, told in found:
        yield _front(snapshot).found(
            f"{name}两处不一致：期次资料是“{printed}”，付印单是“{told}”",
            *(name, printed, told),
            advice="核准后在“期次资料…”或“付印单…”里改成一致",
        )


def newspaper_words(snapshot: Snapshot) -> Iterator[Found]:
    """Words that internal material may not use of itself by the same article: 本报, 本刊, 记者, a
    title that ends in 报 or 刊. Most houses print them all the same, so it is looked for only
    where a publication asks for it.
    """
    house, facts = snapshot.edition.publication, snapshot.edition.issue.facts
    licence, legend = facts.licence or house.licence, facts.legend or house.legend
    if not _INTERNAL.search(f"{licence}{legend}") or _REGISTERED.search(licence):
        return
    name = facts.name or house.name
    used = sorted(set(_NEWSPAPER_WORDS.findall(_text(snapshot))))
    words = [f"名称“{name}”"] if name.endswith(("报", "刊", "杂志")) else []
    words += [f"“{word}”" for word in used]
    if words:
        yield _front(snapshot).found(
            f"内部资料用了报刊的字样：{'、'.join(words)}",
            *words,
            advice="改用“本单位”“通讯员”等（《内部资料性出版物管理办法》第十四条）",
        )


def registered(snapshot: Snapshot) -> Iterator[Found]:
    """What a newspaper with a CN number must print and does not."""
    house, facts = snapshot.edition.publication, snapshot.edition.issue.facts
    licence = facts.licence or house.licence
    text = _text(snapshot)
    if not (_REGISTERED.search(licence) or _REGISTERED.search(text)):
        return
    missing = [name for name, shown in _OF_NEWSPAPERS.items() if not shown.search(text)]
    if missing:
        yield _front(snapshot).found(
            f"报纸每期要印明的项目没有印：{'、'.join(missing)}",
            *missing,
            advice="补在报头，或在末版排一块公告（《报纸出版管理规定》）",
        )


def bulletin_facts(snapshot: Snapshot) -> Iterator[Found]:
    """What a bulletin's head cannot do without."""
    house, issue = snapshot.edition.publication, snapshot.edition.issue
    missing = [
        name
        for name, value in (
            ("期号", issue.number.label or issue.facts.number.label),
            ("编印单位", issue.facts.publisher or house.publisher),
        )
        if not value
    ]
    if missing:
        words = f"信息、简报的报头缺{'、'.join(missing)}"
        yield Found(words=words, judged=tuple(missing), advice="在“版面—期次资料…”里补上")


def _fields(place: Furniture) -> dict[str, None]:
    """The fields that a masthead or folio names, each once, in their order."""
    return dict.fromkeys(name for text in place.texts for name in _FIELD.findall(text.text))


def _text(snapshot: Snapshot) -> str:
    """All that is printed, frame by frame."""
    return "\n".join("".join(line.text for line in frame.lines) for _, frame in snapshot.texts())


def _front(snapshot: Snapshot) -> Spot:
    return on_page(snapshot.ordered[0]) if snapshot.ordered else Spot()
