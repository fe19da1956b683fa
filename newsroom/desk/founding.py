"""Founding a publication: its facts over the page of a house style that comes with the program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from newsroom import paths
from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.change import Change
from newsroom.model.identity import new_id
from newsroom.model.length import Mm
from newsroom.model.publication import PublicationKind
from newsroom.store.library import Library

_VERB = "新建刊物"
_SIZED = re.compile(r'text = "\{name\}"\n(?:\w+ = .*\n)*?width = ([\d.]+)\nsize = ([\d.]+)\n')


class Model(Enum):
    """What a new publication is like: the house style it begins with."""

    TIMES = "shangjie-shibao"
    DAILY = "zhengzhou-ribao"
    BULLETIN = "shangjie-xinxi"

    @property
    def kind(self) -> PublicationKind:
        """A paper or a bulletin."""
        return PublicationKind.BULLETIN if self is Model.BULLETIN else PublicationKind.NEWSPAPER


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in the masthead, how often it appears, and the names of its pages."""

    name: str
    latin_name: str = ""
    publisher: str = ""
    licence: str = ""
    legend: str = ""
    hotline: str = ""
    period_days: int = 7
    pages: tuple[str, ...] = ()


class Founding:
    """Makes publications."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def found(self, model: Model, facts: Facts) -> Change:
        """Make a publication; its identity is the change's one publication.

        Raises RefusedError where it has no name, or that of a publication the library knows.
        """
        name = facts.name.strip()
        if not name:
            raise RefusedError("刊物还没有名称", kept="稿库没有变化", advice="请填写刊物名称")
        if self._library.publications.named(name) is not None:
            raise RefusedError(
                f"稿库里已经有“{name}”了", kept="稿库没有变化", advice="请换一个名称"
            )
        uuid = new_id()
        source = house_style(model, facts)
        change = self._put(uuid, source, name, _VERB)
        self._steps.record(
            Step(
                _VERB,
                lambda: self._remove(uuid),
                lambda: self._put(uuid, source, name, f"重做{_VERB}"),
                lambda done: self._unused(uuid, source) if done else self._free(name),
            )
        )
        return change

    def _put(self, uuid: str, source: str, stem: str, verb: str) -> Change:
        with self._library.transaction():
            self._library.publications.add(source, stem, uuid)
            self._library.events.append(self._person(), verb, (uuid,))
        return Change(label=verb, publications=frozenset({uuid}))

    def _remove(self, uuid: str) -> Change:
        verb = f"撤销{_VERB}"
        with self._library.transaction():
            self._library.publications.remove(uuid)
            self._library.events.append(self._person(), verb, (uuid,))
        return Change(label=verb, publications=frozenset({uuid}))

    def _unused(self, uuid: str, source: str) -> bool:
        """Whether it stands as it was made, with nothing in it yet."""
        known = self._library.publications
        try:
            return known.get(uuid).source == source and not known.used(uuid)
        except NotFoundError:
            return False

    def _free(self, name: str) -> bool:
        return self._library.publications.named(name) is None


def house_style(model: Model, facts: Facts) -> str:
    """The text of a house style with these facts; a long name is set smaller, so that it fits."""
    path = paths.resources() / "publications" / f"{model.value}.toml"
    shipped = path.read_text("utf8")
    page = shipped[shipped.index("\n[printing]") :]
    fitted = _SIZED.sub(lambda found: _fitted(found, facts.name.strip()), page)
    return _table(model, facts) + fitted


def _table(model: Model, facts: Facts) -> str:
    texts = {
        "name": facts.name.strip(),
        "latin_name": facts.latin_name.strip(),
        "kind": model.kind.value,
        "publisher": facts.publisher.strip(),
        "licence": facts.licence.strip(),
        "legend": facts.legend.strip(),
        "hotline": facts.hotline.strip(),
    }
    lines = [f"{key} = {_quoted(text)}" for key, text in texts.items()]
    lines.append(f"period_days = {facts.period_days}")
    lines.append(f"pages = [{', '.join(map(_quoted, facts.pages))}]")
    return "\n".join(("[publication]", *lines, ""))


def _fitted(found: re.Match[str], name: str) -> str:
    """The masthead's or folio's name at its size, or the largest at which it fits its width."""
    points = Mm(float(found[1])).pt / max(len(name), 1)
    if float(found[2]) <= points:
        return found[0]
    return found[0].replace(f"size = {found[2]}\n", f"size = {points:.1f}\n")


def _quoted(text: str) -> str:
    """A text as TOML writes it, which for what can be typed is as JSON does."""
    return json.dumps(text, ensure_ascii=False)
