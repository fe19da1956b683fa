"""Fonts and glyphs: what the page cannot show, what stands in for something else."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.preflight.snapshot import Found, Snapshot, Spot

_BORROWED = "代替，请与印厂核对"  # how composition tells of single characters from another font


def missing_glyphs(snapshot: Snapshot) -> Iterator[Found]:
    """Characters that no font shows; they would be printed as 〓."""
    for frames in snapshot.pages:
        if frames.missing:
            chars = "、".join(frames.missing)
            yield Spot(_label(snapshot, frames.number), frames.page).found(
                f"有字体里没有的字，印成〓：{chars}",
                *(frames.page, frames.missing),
                advice="换字，装上有这个字的字体，或请印厂补字",
            )


def borrowed_glyphs(snapshot: Snapshot) -> Iterator[Found]:
    """Characters taken from another font than their text's."""
    for frames in snapshot.pages:
        for remark in frames.remarks:
            if remark.endswith(_BORROWED):
                yield Spot(_label(snapshot, frames.number), frames.page).found(
                    remark.removesuffix("，请与印厂核对"),
                    *(frames.page, remark),
                    advice="请与印厂核对这几个字",
                )


def fonts(snapshot: Snapshot) -> Iterator[Found]:
    """Fonts of the house style that this machine lacks; said once for the issue."""
    names = dict.fromkeys(name for frames in snapshot.pages for name in frames.substituted)
    if names:
        yield Found(
            words=f"本机没有{'、'.join(names)}，预览和 PDF 用相近的字体代替",
            judged=tuple(names),
            advice="版面稿（Word）仍写原来的字体名，印厂有这些字体即可；要以 PDF 付印请先装上字体",
        )


def _label(snapshot: Snapshot, number: int) -> str:
    if snapshot.flows:
        return f"第{number}页"
    return next((page.label for page in snapshot.ordered if page.number == number), "")
