"""What ends a paragraph: byline, source unit, or the paper it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.model.credit import Credit
from newsroom.text.brackets import BULLETS, CLOSERS, SENTENCE_END, SPACE, opening
from newsroom.text.credits import Byline, read_byline
from newsroom.text.datelines import read_dateline
from newsroom.text.names import HAN, is_sure_name
from newsroom.text.units import is_sure_unit
from newsroom.text.whole_lines import announces, names_people, read_whole


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends a paragraph. rest: the text before it."""

    credits: tuple[Credit, ...] = ()
    source_unit: str = ""
    rest: str = ""


_JUMP = re.compile(
    r"\s*[（(\[【〔]?\s*(?:紧?下转|续转|转)\s*[^（()）]{1,16}版[^（()）]{0,12}[）)\]】〕]?$"
)
_FROM = re.compile(
    r"^(?:来源|稿件来源|文章来源|信息来源|资料来源|供稿单位|供稿|作者单位|报送单位|来稿单位)\s*[：:]\s*(.+?)"
    r"(?:[\s，,；;]+((?:作者|记者|通讯员|文|编辑|责编)\s*[：:/／ ].+))?$"
)
_AFTER = re.compile(
    r"^(?:据|综合|转载自|转自|摘自|选自|原载)[\s：:]*(.{2,24}?)(?:报道|消息|电|供稿)?$"
)
_MEDIA = re.compile(
    r"(?:社|网|报|台|客户端|公众号|新闻|视点|频道|》)(?:、|$)|新华社|新华网|中新|央视|人民"
)


def read_ending(paragraph: str) -> Ending:
    """Byline and source unit at a paragraph's end; brackets that name nobody stay in place."""
    text = paragraph.rstrip(SPACE)
    stop = text[-1:] if text[-1:] == "。" and text[-2:-1] in CLOSERS else ""
    core = text[: len(text) - len(stop)]
    people: tuple[Credit, ...] = ()
    units: list[str] = []
    taken = False
    jump = _JUMP.search(core)
    kept = core[jump.start() :] if jump else ""
    core = _without_editors(core[: len(core) - len(kept)])
    while (cut := _last(core, bool(stop) and not taken)) is not None:
        found, end = cut
        people = (*found.credits, *people)
        units = [*found.units, *units]
        core, taken = core[:end].rstrip(SPACE), True
    if not taken:
        return Ending(rest=paragraph)
    if stop and core and core[-1] not in "。！？…”":
        core += stop
    return Ending(tuple(dict.fromkeys(people)), " ".join(dict.fromkeys(units)), core + kept)


def _without_editors(text: str) -> str:
    """Without a last bracket of editors (责编 …), if a byline's bracket stands before it."""
    start = opening(text)
    if start <= 0 or text[:start].rstrip(SPACE)[-1:] not in tuple(CLOSERS):
        return text
    found = read_byline(text[start + 1 : -1])
    quiet = found.nobody and not (found.credits or found.units or found.strange)
    before = text[:start].rstrip(SPACE)
    return before if quiet and _last(before, inside=False) else text


def _last(text: str, inside: bool) -> tuple[Byline, int] | None:
    """The last byline of the text and where it begins. inside: a full stop follows the bracket."""
    if text[-1:] and text[-1] in CLOSERS:
        start = opening(text)
        if start < 0:
            return None
        at_end = not inside and (not text[:start].strip() or _ended(text[:start]))
        found = _bracket(text[start + 1 : -1].strip(), at_end)
        return (found, start) if found else None
    return _bare_ending(text)


def _ended(text: str) -> bool:
    return text.rstrip(SPACE)[-1:] in SENTENCE_END


def _bracket(content: str, at_end: bool) -> Byline | None:
    """A bracket's content as a byline. at_end: it stands behind a whole sentence."""
    if source := _source(content):
        return Byline(_beside_source(content), (source,))
    found = read_byline(content)
    if found.strange or not (found.credits or found.units):
        return None
    if found.announced:
        told = found.marked or at_end if not found.credits else announces(content, found)
        return found if told or found.marked else None
    if not at_end:
        return None
    if found.units and found.credits:
        return found if all(is_sure_name(credit.name) for credit in found.credits) else None
    sure = all(is_sure_unit(unit) for unit in found.units)
    return found if sure and (not found.credits or names_people(found)) else None


def _source(content: str) -> str:
    """The unit or paper named by 来源：… or 据…."""
    named = _FROM.match(content)
    if named:
        name = named[1].strip(" 。")
        parts = read_byline(name)
        fits = not parts.credits and not parts.strange
        return name if fits or _MEDIA.search(name) else ""
    wired = read_dateline(content)
    if wired.agency and wired.end == len(content):
        return wired.agency
    cited = _AFTER.match(content)
    return cited[1] if cited and _MEDIA.search(cited[1]) else ""


def _beside_source(content: str) -> tuple[Credit, ...]:
    """The people named behind a source (来源：… 作者：…)."""
    named = _FROM.match(content)
    return read_byline(named[2]).credits if named and named[2] else ()


_BARE = re.compile(
    rf"[。！？…”’：:；]\s*(?P<line>[{BULLETS}]?\s*(?:[{HAN}]{{0,10}}记者|[{HAN}]{{0,4}}通讯员|实习生|来源[：:]|作者[：:]|文/|图/)[^。！？；，,]{{1,60}})$"
)


def _bare_ending(text: str) -> tuple[Byline, int] | None:
    """An announced byline or a source behind the last sentence, or as the whole line."""
    match = _BARE.search(text)
    start = match.start("line") if match else 0
    line = text[start:].strip(SPACE + BULLETS)
    if source := _source(line) if _FROM.match(line) else "":
        return Byline(_beside_source(line), (source,)), start
    found = read_whole(line)
    return (found, start) if found and found.credits and found.announced else None
