"""Whether pictures can be printed: their original is there, and has dots enough."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.article import Article
from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.length import EMU_PER_MM
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.preflight.snapshot import Found, Snapshot, Spot, at, titled

LEAST_DPI = 200
_MM_PER_INCH = 25.4


def gone(snapshot: Snapshot) -> Iterator[Found]:
    """Places for pictures that hold none, or one whose original is not found."""
    for page, frame in _frames(snapshot):
        article = snapshot.edition.articles.get(frame.article)
        missing = frame.picture in snapshot.gone or frame.picture not in snapshot.edition.pictures
        if article is None or (frame.picture and not missing):
            continue
        state = "的原图找不到了" if frame.picture else "还没有放进来"
        yield _spot(snapshot, page, frame).found(
            f"{_named(article, frame)}{state}，印出来是灰块",
            *(article.uuid, frame.slot, frame.picture),
            advice="重新放入原图" if frame.picture else "放入图片，或去掉这张图",
            slot=frame.slot,
        )


def banner_gone(snapshot: Snapshot) -> Iterator[Found]:
    """Artwork of a section's banner that is not found: the words stand in its place."""
    sections = dict.fromkeys(article.section for article in snapshot.printed)
    for section in sections:
        banner = snapshot.edition.banners.get(section)
        lost = (
            banner is not None
            and bool(banner.picture)
            and (banner.picture in snapshot.gone or banner.picture not in snapshot.edition.pictures)
        )
        if banner is not None and lost:
            first = next(a for a in snapshot.printed if a.section == section)
            page, placement = next(
                (p, x) for p, x, article in snapshot.placed() if article.uuid == first.uuid
            )
            yield at(page, placement).found(
                f"“{section}”的栏头图片找不到了，先印文字",
                *(section, banner.picture),
                advice="在“资料—栏头”里重新选画稿",
            )


def resolution(snapshot: Snapshot) -> Iterator[Found]:
    """Pictures under 200 dots per inch at the size they are printed."""
    for page, frame in _frames(snapshot):
        article = snapshot.edition.articles.get(frame.article)
        picture = snapshot.edition.pictures.get(frame.picture)
        if article is None or picture is None:
            continue
        dots = effective_dpi(picture, frame)
        if dots < LEAST_DPI:
            small = "，像是微信传过的压缩图" if picture.shrunk else ""
            widest = _widest(picture, frame)
            yield _spot(snapshot, page, frame).found(
                f"{_named(article, frame)}只有 {dots} dpi（应不低于 {LEAST_DPI}）{small}",
                *(picture.sha256, int(frame.width), int(frame.height), frame.crop),
                advice=f"向作者要原图，或把图缩到 {widest} 毫米宽以内",
                slot=frame.slot,
            )


def effective_dpi(picture: Picture, frame: PictureFrame) -> int:
    """Dots per inch of the original at the printed size; the lesser of both directions."""
    across = picture.width * (1 - frame.crop.left - frame.crop.right)
    down = picture.height * (1 - frame.crop.top - frame.crop.bottom)
    inches = (max(side, 1) / EMU_PER_MM / _MM_PER_INCH for side in (frame.width, frame.height))
    return int(min(dots / size for dots, size in zip((across, down), inches, strict=True)))


def _widest(picture: Picture, frame: PictureFrame) -> int:
    """The greatest printed width in millimetres that has dots enough."""
    return int(frame.width.mm * effective_dpi(picture, frame) / LEAST_DPI)


def _frames(snapshot: Snapshot) -> Iterator[tuple[PageFrames, PictureFrame]]:
    """The places of articles' pictures; banners have none."""
    for page in snapshot.pages:
        for frame in page.frames:
            if isinstance(frame, PictureFrame) and frame.article:
                yield page, frame


def _spot(snapshot: Snapshot, composed: PageFrames, frame: PictureFrame) -> Spot:
    page = _page(snapshot, composed)
    for placement in snapshot.edition.placements:
        if page is not None and placement.uuid == frame.placement:
            return at(page, placement)
    return Spot(f"第{composed.number}页", article=frame.article)


def _page(snapshot: Snapshot, composed: PageFrames) -> Page | None:
    return next((page for page in snapshot.ordered if page.uuid == composed.page), None)


def _named(article: Article, frame: PictureFrame) -> str:
    if article.kind.block:
        return f"{titled(article)}的画稿"
    return f"{titled(article)}的第 {frame.slot + 1} 张图片"
