"""的, 地 and 得 in frames that leave no choice: 唱的非常好听, 详细得讲解, 村民地共同努力.

The words of the frames stand in resources/lexicon/particles.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import lexicon
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text import words

_SOURCE = "《现代汉语词典》（第7版）“的、地、得”"
_STOP = r"(?=[，。；！？”]|$)"
# 这样做的很多: what is done, as a subject, behind these.
_SUBJECT = re.compile(r"(?:[所是这那种样位些爱会能想来去该有给者人没不]|[一二两三几]次)$")
_MANY = re.compile("(?:很|太|更|真|比较|相当|特别|非常)(?:多|少|早|晚)$")
_SHARED = re.compile(
    "(地)(?:共同|不懈|辛勤|积极|大力|热情|悉心|精心|艰苦|一致|齐心|热烈|广泛|全力|无私|真诚|鼎力)?"
    "(?:努力|支持|关心|帮助|配合|好评|欢迎|关注|参与|奋斗|付出|劳动|信任|认可|拥护|称赞|赞誉|呵护"
    "|奉献|协助|爱戴)(?=下|[，。；、]|和|与|是)"
)
_LED = "(?:^|[，。；：]|[们要并都就又再须将应能会便员民者部众生师家工]|同志)"
_FELT = frozenset(["高兴", "激动", "兴奋", "自豪", "愉快"])  # 激动得鼓掌 is well written
_PAIR = 2


@dataclass(frozen=True)
class _Frames:
    """complements: 唱的非常好听, by verb, particle and state; compared: 跑的比谁都快; led: 要认真的
    听取, by particle and verb; by_de: 详细得讲解, by manner, particle and verb. persons: what
    stands before 地共同努力. nounish: what makes a noun of a verb.
    """

    complements: tuple[re.Pattern[str], ...]
    compared: re.Pattern[str]
    led: re.Pattern[str]
    by_de: re.Pattern[str]
    persons: re.Pattern[str]
    nounish: re.Pattern[str]
    quality: frozenset[str]
    done: frozenset[str]


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    frames = _frames()
    if "的" in text.characters:
        yield from _complements(text, frames)
        for found in frames.led.finditer(text.text):
            if found[2] in frames.done and not frames.nounish.match(text.text, found.end(2)):
                yield _slip(found, 1, "地", "动词前的状语用“地”")
    if "得" in text.characters:
        yield from _by_de(text, frames)
    if "地" in text.characters:
        for found in _SHARED.finditer(text.text):
            if frames.persons.search(text.text[max(0, found.start() - 6) : found.start()]):
                yield _slip(found, 1, "的", "名词前的定语用“的”")


def _complements(text: Text, frames: _Frames) -> Iterator[Slip]:
    """唱的非常好听, 跑的比谁都快, 进展的很顺利, 收拾的干干净净."""
    for pattern in frames.complements:
        for found in pattern.finditer(text.text):
            state = _state(found[3], frames) and not _MANY.search(found[0])
            if state and _free(text, found):
                yield _slip(found, 2, "得", "补语前用“得”")
    for found in frames.compared.finditer(text.text):
        if _free(text, found):
            yield _slip(found, 2, "得", "补语前用“得”")


def _state(told: str, frames: _Frames) -> bool:
    """Whether it tells how something is: 顺利, 干干净净."""
    return len(told) != _PAIR or words.tag(told)[:1] in ("a", "z") or told in frames.quality


def _free(text: Text, found: re.Match[str]) -> bool:
    """Whether the verb is a word, and no part of what is named by it (所做的很好理解)."""
    before = text.text[max(0, found.start(1) - 4) : found.start(1)]
    single = found.end(1) - found.start(1) == 1
    whole = found.start(2) in text.borders and not (single and found.start(1) not in text.borders)
    return whole and not _SUBJECT.search(before)


def _by_de(text: Text, frames: _Frames) -> Iterator[Slip]:
    """详细得讲解了政策, 切实得把工作抓好."""
    for found in frames.by_de.finditer(text.text):
        if not {found.start(), found.start(2)} <= text.borders:
            continue
        how, next_ = found[1], found[3]
        sure = how not in _FELT and (words.is_verb(next_) or next_[0] in "把将")
        if sure or next_ in frames.done:
            yield _slip(found, 2, "地", "动词前的状语用“地”")


def _slip(found: re.Match[str], group: int, right: str, why: str) -> Slip:
    return Slip(*found.span(group), why, (right,))


@cache
def _frames() -> _Frames:
    told = {name: str(value).split() for name, value in lexicon.table("particles.toml").items()}
    one = {name: lexicon.either(listed) for name, listed in told.items()}
    verb = f"([{''.join(told['verbs'])}])"
    very = f"(的)(?:{one['degree']})({one['quality']}|[一-龥]{{2}}){_STOP}"
    twice = rf"(的)(([一-龥])\4([一-龥])\5){_STOP}"
    kinds = (verb, f"({one['long_verbs']})")
    return _Frames(
        complements=tuple(re.compile(kind + rest) for kind in kinds for rest in (very, twice)),
        compared=re.compile(f"{verb}(的)(?=比(?:谁|别人|以前|过去|往年|往常|从前)都?)"),
        led=re.compile(f"{_LED}(?:{one['how']})(的)(?=([一-龥]{{2}}))"),
        by_de=re.compile(f"({one['how']})(得)(?=([一-龥]{{2}}))"),
        persons=re.compile(f"(?:{one['persons']})$"),
        nounish=re.compile(f"[，。；、！？”）]|{one['nounish']}"),
        quality=frozenset(told["quality"]),
        done=frozenset(told["done"]),
    )


RULES = (Rule("particles", "的、地、得", Severity.WARNING, _SOURCE, _look),)
