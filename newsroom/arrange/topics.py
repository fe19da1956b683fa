"""What kind of page an article belongs on: by its section, its words and who wrote it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsroom import paths
from newsroom.model.article import Article
from newsroom.model.credit import Role

# What an article's fitness for a page counts: a section of the page's kind, a word of it in the
# headings, one in the text and how many of these count, a contributor's piece on a page for such,
# and off it, any piece where all sorts belong, and one that nobody asked for.
_SECTION, _HEADING, _TEXT, _MOST_TEXT = 14, 4, 1, 6
_AUTHORED, _STRANGE, _GENERAL, _UNASKED = 30, -30, 3, -40
_READ = 600  # characters of a text say what it is about


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of page. pages: parts of its pages' names. authored: it takes contributors' pieces
    and hardly anything else. general: it takes all sorts. asked: it takes only what it is given.
    """

    pages: tuple[str, ...]
    sections: tuple[str, ...]
    words: tuple[str, ...]
    authored: bool = False
    general: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Fitness:
    """How well an article fits a page. why: the words that say so, empty where nothing does."""

    worth: int
    why: str = ""


@lru_cache(maxsize=4)
def topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The kinds of pages of a word list; of the program's own where none is given."""
    path = path or paths.resources() / "lexicon" / "pages.toml"
    data = tomllib.loads(path.read_text("utf8"))
    return tuple(_topic(item) for item in data["topic"])


def _topic(item: Mapping[str, Any]) -> Topic:
    return Topic(
        tuple(item["pages"]),
        tuple(item["sections"]),
        tuple(item["words"]),
        item.get("authored", False),
        item.get("general", False),
        item.get("asked", False),
    )


def topic_of(name: str) -> Topic | None:
    """The kind of a page by its name (版名); None for a name that says nothing known."""
    return next((t for t in topics() if any(part in name for part in t.pages)), None)


def fitness(article: Article, name: str) -> Fitness:
    """How well an article fits a page of that name."""
    topic = topic_of(name)
    sectioned = bool(article.section) and article.section in name
    if topic is None:
        worth = _SECTION if sectioned else 0
        return Fitness(worth, f"栏题“{article.section}”与版名相合" if sectioned else "")
    sectioned = sectioned or _of_section(article, topic)
    authored = _authored(article)
    worth = _words_worth(article, topic)
    if topic.asked and not sectioned:
        worth += _UNASKED
    if topic.authored != authored:
        worth += _STRANGE
    elif topic.authored:
        worth += _AUTHORED
    worth += _GENERAL * topic.general + _SECTION * sectioned
    return Fitness(worth, _why(article, topic, sectioned=sectioned, authored=authored))


def _of_section(article: Article, topic: Topic) -> bool:
    section = article.section
    return bool(section) and any(word in section for word in (*topic.sections, *topic.pages))


def _authored(article: Article) -> bool:
    """Whether a contributor wrote it, and no reporter: 副刊 pieces are signed so."""
    roles = {credit.role for credit in article.credits}
    return Role.AUTHOR in roles and not roles & {Role.REPORTER, Role.CORRESPONDENT, Role.INTERN}


def _found(article: Article, topic: Topic) -> tuple[list[str], list[str]]:
    """Words of the topic in an article's headings, and others in its text."""
    headings = " ".join((article.kicker, article.headline, article.subhead))
    headings += "".join(slot.caption for slot in article.slots) * (not article.headline)
    above = [word for word in topic.words if word in headings]
    text = article.dateline + article.body[:_READ]
    return above, [word for word in topic.words if word not in above and word in text]


def _words_worth(article: Article, topic: Topic) -> int:
    above, below = _found(article, topic)
    return _HEADING * len(above) + _TEXT * min(len(below), _MOST_TEXT)


def _why(article: Article, topic: Topic, *, sectioned: bool, authored: bool) -> str:
    if sectioned:
        return f"栏题“{article.section}”归这类版"
    if topic.authored and authored:
        return "作者来稿"
    above, below = _found(article, topic)
    told = [*above, *below][:3]
    return f"稿中讲{'、'.join(told)}" if told else ""


__all__ = ["Fitness", "Topic", "fitness", "topic_of", "topics"]
