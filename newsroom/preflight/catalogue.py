"""The table of checks: what each is called, how much it weighs unless a publication says otherwise,
whether it keeps an issue from the print shop, and which publications it concerns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsroom.model.finding import CheckRule, Severity
from newsroom.model.publication import PublicationKind
from newsroom.preflight import (
    adverts,
    crediting,
    dates,
    fitting,
    guides,
    heads,
    holders,
    imprint,
    jumps,
    leaders,
    lettering,
    numbering,
    overlaps,
    pictures,
    placeholders,
    proofread,
    remarking,
    repeats,
    reviewing,
    signing,
    wires,
)
from newsroom.preflight.snapshot import Found, Snapshot

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
_PAPER = frozenset({PublicationKind.NEWSPAPER})
_BULLETIN = frozenset({PublicationKind.BULLETIN})
_BOTH = _PAPER | _BULLETIN


@dataclass(frozen=True, slots=True)
class Check:
    """One check. severity: None where it is off unless a publication asks for it. concerns: kinds
    of publication it is made for.
    """

    kind: str
    title: str
    severity: Severity | None
    blocks: bool
    concerns: frozenset[PublicationKind]
    look: Callable[[Snapshot], Iterable[Found]]

    @property
    def rule(self) -> CheckRule:
        """How a publication holds it that says nothing else."""
        needs = tuple(step.value for step in signing.USUAL_STEPS)
        return CheckRule(
            kind=self.kind,
            severity=self.severity,
            blocks=self.blocks,
            needs=needs if self.kind == signing.KIND else (),
        )


# Blocking is what no reader should ever see: words lost, grey places, words to be filled in.
CHECKS: tuple[Check, ...] = (
    Check("overset", "文字排不下", _ERROR, True, _PAPER, fitting.overset),
    Check("lost_picture", "图片排不下", _ERROR, True, _PAPER, fitting.lost_picture),
    Check("empty_page", "空版", _ERROR, True, _PAPER, fitting.empty_page),
    Check("unfilled", "版面有空白", _WARNING, False, _PAPER, fitting.unfilled),
    Check("short", "文末缺行", _WARNING, False, _PAPER, fitting.short),
    Check("overlap", "版面压字", _ERROR, True, _BOTH, overlaps.overlap),
    Check("outside", "文字出纸边", _ERROR, True, _BOTH, overlaps.outside),
    Check("headline", "标题断行", _WARNING, False, _PAPER, heads.headline),
    Check("placeholder", "占位文字", _ERROR, True, _BOTH, placeholders.placeholder),
    Check(
        "furniture_placeholder",
        "报头版眉占位文字",
        _ERROR,
        True,
        _BOTH,
        placeholders.furniture_placeholder,
    ),
    Check("picture_gone", "缺图片", _ERROR, True, _BOTH, pictures.gone),
    Check("banner_gone", "缺栏头画稿", _WARNING, False, _PAPER, pictures.banner_gone),
    Check("resolution", "图片精度", _WARNING, False, _BOTH, pictures.resolution),
    Check("caption", "图片说明", _WARNING, False, _BOTH, crediting.caption),
    Check("photographer", "图片作者", _WARNING, False, _PAPER, crediting.photographer),
    Check("byline", "署名", _WARNING, False, _PAPER, crediting.byline),
    Check("source_unit", "来源单位", _HINT, False, _BULLETIN, crediting.source_unit),
    Check("reprint", "转载出处", _WARNING, False, _BOTH, crediting.reprint),
    Check("wire", "通稿改动", _ERROR, False, _BOTH, wires.altered),
    Check("wire_cut", "通稿删节", _WARNING, False, _BOTH, wires.cut),
    Check("away", "版面还在别处", _WARNING, False, _PAPER, holders.away),
    Check("twice", "一稿两排", _ERROR, False, _PAPER, repeats.twice),
    Check("alike", "稿件雷同", _WARNING, False, _BOTH, repeats.alike),
    Check("before", "重稿", _WARNING, False, _BOTH, repeats.before),
    Check("jump", "转版不成对", _ERROR, False, _PAPER, jumps.unpaired),
    Check("half", "来稿只有一半", _WARNING, False, _PAPER, jumps.filed_in_half),
    Check("guide", "导读落空", _ERROR, False, _PAPER, guides.guide),
    Check("leaders_listed", "领导排名", _WARNING, False, _BOTH, leaders.listed),
    Check("leaders_placed", "领导活动排序", _WARNING, False, _PAPER, leaders.on_pages),
    Check("advert", "广告标明", _WARNING, False, _PAPER, adverts.unmarked),
    Check("expired", "过期补白广告", _ERROR, False, _PAPER, adverts.expired),
    Check("date", "日期、星期、农历", _ERROR, True, _BOTH, dates.printed_date),
    Check("number", "期号、总期号", _WARNING, False, _BOTH, numbering.number),
    Check("interval", "出版间隔", _HINT, False, _PAPER, dates.interval),
    Check("furniture", "报头版眉缺项", _WARNING, False, _PAPER, imprint.furniture),
    Check("internal", "内部资料必印项目", _WARNING, False, _PAPER, imprint.internal),
    Check("newspaper_words", "内部资料自称报刊", None, False, _PAPER, imprint.newspaper_words),
    Check("registered", "报纸必印项目", _WARNING, False, _PAPER, imprint.registered),
    Check("bulletin_facts", "信息报头缺项", _WARNING, False, _BULLETIN, imprint.bulletin_facts),
    Check("ordered", "与付印单不一致", _WARNING, False, _BOTH, imprint.ordered),
    Check("glyphs", "缺字", _ERROR, True, _BOTH, lettering.missing_glyphs),
    Check("borrowed", "借用字体的字", _HINT, False, _BOTH, lettering.borrowed_glyphs),
    Check("fonts", "本机缺字体", _HINT, False, _BOTH, lettering.fonts),
    Check("faults", "校对差错没有改", _WARNING, False, _BOTH, proofread.errors),
    Check("remarks", "批注没有处理", _WARNING, False, _BOTH, remarking.waiting),
    Check("unreviewed", "三审三校", _WARNING, False, _BOTH, reviewing.unreviewed),
    Check(signing.KIND, "签字", _WARNING, False, _BOTH, signing.unsigned),
)


def concerning(kind: PublicationKind) -> tuple[Check, ...]:
    """The checks made for a kind of publication."""
    return tuple(check for check in CHECKS if kind in check.concerns)


def rules(kind: PublicationKind, given: Iterable[CheckRule]) -> tuple[CheckRule, ...]:
    """How a publication holds each check, by what it says of some of them."""
    said = {rule.kind: rule for rule in given}
    return tuple(said.get(check.kind, check.rule) for check in concerning(kind))
