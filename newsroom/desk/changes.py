"""What changed since the last print package: told page by page, in an editor's words.

Pure: compares a new delivery with the former one, and the articles' versions of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from newsroom.desk.rewording import CHANGED, reworded, shortened
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.credit import byline
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.markup import parse
from newsroom.model.notice import Notice, PageNotice
from newsroom.model.picture import Slot
from newsroom.model.printing import Contact, PrintOrder

_FIELDS = (
    *("section", "kicker", "headline", "subhead", "dateline", "source_unit"),
    *("jump_from", "jump_to"),
)
_TOLD = 3  # changed paragraphs in a row that are told one by one
_RESET = "文字没有改动，版面有调整（位置、字号、图片裁切或版头版眉）"


def notice(former: Delivery, now: Delivery, articles: Mapping[str, Article]) -> Notice:
    """What a delivery changes against the former one. articles: by version, of both."""
    before, after = _homes(former), _homes(now)
    told = _Teller(before, after, articles)
    old = {page.page: page for page in former.pages}
    new = {page.page for page in now.pages}
    pages = [told.page(page, old.get(page.page)) for page in now.pages]
    pages += [
        PageNotice(page.label, "", page.code, (f"这一{page.unit}撤下，不再付印",))
        for page in former.pages
        if page.page not in new
    ]
    return Notice(
        number=now.number,
        former=former.number,
        time=former.time,
        pages=tuple(pages),
        order=tuple(_order_changes(former.order, now.order, now.pages)),
    )


def article_changes(before: Article, after: Article) -> tuple[str, ...]:
    """What differs between two versions of an article: 主题, 署名, 第3段“一里”改为“二里” …"""
    found = [FIELD_WORDS[name] for name in _FIELDS if getattr(before, name) != getattr(after, name)]
    if byline(before.credits) != byline(after.credits):
        found.append("署名")
    return (*found, *_body_changes(before.body, after.body), *_slot_changes(before, after))


def _body_changes(before: str, after: str) -> Iterator[str]:
    """Paragraphs by their number as printed: now where they changed or are new, before where they
    are gone.
    """
    old = [(p.kind, p.text, p.bold) for p in parse(before)]
    new = [(p.kind, p.text, p.bold) for p in parse(after)]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        same = min(b - a, d - c)
        if same > _TOLD:
            yield f"{_paragraphs(c, c + same)}{CHANGED}"
        else:
            for at in range(same):
                yield f"第{c + at + 1}段{reworded(old[a + at][1], new[c + at][1])}"
        if d - c > same:
            yield f"增加{_paragraphs(c + same, d)}"
        if b - a > same:
            yield f"删去原{_paragraphs(a + same, b)}"


def _paragraphs(start: int, end: int) -> str:
    return f"第{start + 1}段" if end - start == 1 else f"第{start + 1}至{end}段"


def _slot_changes(before: Article, after: Article) -> Iterator[str]:
    pairs = list(zip(before.slots, after.slots, strict=False))
    for number, (old, new) in enumerate(pairs, 1):
        yield from _one_slot(number, old, new)
    if len(after.slots) > len(pairs):
        yield f"增加图片 {len(after.slots) - len(pairs)} 张"
    if len(before.slots) > len(pairs):
        yield f"撤下图片 {len(before.slots) - len(pairs)} 张"


def _one_slot(number: int, old: Slot, new: Slot) -> Iterator[str]:
    if old.picture != new.picture:
        verb = "更换" if old.picture and new.picture else "补上" if new.picture else "撤下"
        yield f"第{number}张图片{verb}"
    if old.printed_caption != new.printed_caption:
        yield f"第{number}张图片的说明有改动"
    if old.picture == new.picture and old.crop != new.crop:
        yield f"第{number}张图片重新裁切"


class _Teller:
    """Tells of single pages. before, after: the pages that each article stood and stands on."""

    def __init__(
        self,
        before: Mapping[str, Mapping[str, DeliveredPage]],
        after: Mapping[str, Mapping[str, DeliveredPage]],
        articles: Mapping[str, Article],
    ) -> None:
        self._before = before
        self._after = after
        self._articles = articles

    def page(self, page: DeliveredPage, old: DeliveredPage | None) -> PageNotice:
        """One page of the new delivery."""
        if old is None:
            lines = (f"新增一{page.unit}", *(f"{_titled(one)}" for one in page.articles))
            return PageNotice(page.label, page.code, "", lines)
        lines = list(self._lines(page, old))
        if old.number != page.number:
            lines.insert(0, f"原为{old.label}")
        if not lines and old.code != page.code:
            lines.append(_RESET)
        return PageNotice(page.label, page.code, old.code, tuple(lines))

    def _lines(self, page: DeliveredPage, old: DeliveredPage) -> Iterator[str]:
        stood = {one.article: one for one in old.articles}
        stands = {one.article: one for one in page.articles}
        for uuid, one in stands.items():
            if uuid not in stood:
                yield f"{self._added(one, page)}{self._place(one)}"
            else:
                yield from self._kept(stood[uuid], one)
        for uuid, one in stood.items():
            if uuid not in stands:
                yield self._gone(one)

    def _added(self, one: DeliveredArticle, page: DeliveredPage) -> str:
        homes = self._before.get(one.article, {})
        if not homes:
            return f"新增{_titled(one)}"
        first = next(iter(homes.values()))
        stays = any(key != page.page and key in self._after[one.article] for key in homes)
        words = f"{_titled(one)}由{first.label}{'转来' if stays else '移来'}"
        changed = "、".join(self._text(first, one))
        return f"{words}，并有改动（{changed}）" if changed else words

    def _gone(self, one: DeliveredArticle) -> str:
        homes = self._after.get(one.article, {})
        fresh = [page for key, page in homes.items() if key not in self._before[one.article]]
        if fresh:
            return f"{_titled(one)}移到{fresh[0].label}"
        return f"{_titled(one)}不再转到本版" if homes else f"撤下{_titled(one)}"

    def _kept(self, old: DeliveredArticle, new: DeliveredArticle) -> Iterator[str]:
        renamed = f"（原题{_titled(old)}）" if old.title != new.title else ""
        changed = self._versions(old.revision, new.revision)
        if changed:
            yield f"{_titled(new)}{renamed}：{'、'.join(changed)}"
        if old.place != new.place:
            yield f"{_titled(new)}移位{self._place(new)}"

    def _text(self, home: DeliveredPage, new: DeliveredArticle) -> Sequence[str]:
        old = next(one for one in home.articles if one.article == new.article)
        return self._versions(old.revision, new.revision)

    def _versions(self, old: str, new: str) -> Sequence[str]:
        if old == new:
            return ()
        if old not in self._articles or new not in self._articles:
            return ("文字有改动",)
        return article_changes(self._articles[old], self._articles[new])

    @staticmethod
    def _place(one: DeliveredArticle) -> str:
        return f"，在{one.place}" if one.place else ""


def _homes(delivery: Delivery) -> dict[str, dict[str, DeliveredPage]]:
    """For each article the pages that it stands on, by identity."""
    found: dict[str, dict[str, DeliveredPage]] = {}
    for page in delivery.pages:
        for one in page.articles:
            found.setdefault(one.article, {})[page.page] = page
    return found


def _titled(one: DeliveredArticle) -> str:
    return f"《{shortened(one.title)}》"


def _order_changes(
    before: PrintOrder, after: PrintOrder, pages: Sequence[DeliveredPage]
) -> Iterator[str]:
    facts = (
        ("承印单位", before.shop, after.shop),
        ("印数", _copies(before), _copies(after)),
        ("用纸", before.paper, after.paper),
        ("交货时间", before.due, after.due),
        ("交货地点", before.place, after.place),
        ("联系电话", _contacts(before.contacts), _contacts(after.contacts)),
        ("备注", before.remarks, after.remarks),
        ("版面稿", before.profile.text, after.profile.text),
        ("标题字体", _fonts(before), _fonts(after)),
    )
    for name, old, new in facts:
        if old != new:
            yield f"{name}改为：{new or '（空）'}" + (f"（原为：{old}）" if old else "")
    for page in pages:
        old, new = before.ink(page.number), after.ink(page.number)
        if old != new:
            yield f"{page.label}改为{new.text}（原为{old.text}）"


def _copies(order: PrintOrder) -> str:
    return f"{order.copies:,} 份" if order.copies else ""


def _fonts(order: PrintOrder) -> str:
    return "随版面稿带走" if order.embed_fonts else "不带"


def _contacts(contacts: Sequence[Contact]) -> str:
    return "；".join(f"{one.duty} {one.name} {one.telephone}".strip() for one in contacts)
