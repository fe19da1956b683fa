"""Publications: each one's house style as its TOML text, copied into the library."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsroom import paths
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.identity import new_id
from newsroom.store.database import Database
from newsroom.store.releases import check_style
from newsroom.store.rows import storable
from newsroom.store.stamps import Stamps

if TYPE_CHECKING:
    from newsroom.model.publication import Publication

_LATEST_FIRST = (
    "ORDER BY (SELECT max(date) FROM issue i WHERE i.publication = p.uuid) DESC NULLS LAST, p.uuid"
)
# The tables whose rows are a publication's.
_OWNED = (
    *("issue", "article", "filler", "banner", "check_rule"),
    *("kind_rule", "review_rule", "fee_table", "settlement", "past_file"),
    *("pack", "pack_entry", "error_weight", "outside_review"),
)
# TOML: a key of the first table, [publication], which ends where the next table begins.
_BULLETIN = re.compile(r"""^\s*kind\s*=\s*["']bulletin["']""", re.MULTILINE)
_NEXT_TABLE = re.compile(r"^\s*\[(?!publication\])", re.MULTILINE)


class Head(NamedTuple):
    """What a list says of a publication, without reading its whole house style.

    flows: whether it is a bulletin, whose text flows from page to page.
    """

    uuid: str
    name: str
    stem: str
    source: str
    flows: bool


class Publications:
    """The publication table."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    def add(self, source: str, stem: str, identity: str = "") -> str:
        """Take a house style in under its file stem; one of that stem is replaced and keeps its
        identity, which is returned. identity: what a new one gets. Raises RefusedError naming
        what is wrong in it.
        """
        publication = read(source, stem)
        known = self._database.value("SELECT uuid FROM publication WHERE stem = ?", (stem,))
        uuid = known or identity or new_id()
        self._put(uuid, publication)
        return uuid

    def update(self, uuid: str, source: str) -> None:
        """Give a publication another house style. Raises NotFoundError, and RefusedError, also
        while an issue is signed off and not printed yet.
        """
        known = self.get(uuid)
        if source != known.source:
            check_style(self._database, uuid)
        self._put(uuid, read(source, known.stem))

    def used(self, uuid: str) -> bool:
        """Whether anything in the library is a publication's."""
        held = (f"EXISTS (SELECT 1 FROM {table} WHERE publication = :it)" for table in _OWNED)  # noqa: S608
        return bool(self._database.value(f"SELECT {' OR '.join(held)}", {"it": uuid}))

    def remove(self, uuid: str) -> None:
        """Take a publication that is not used out again."""
        self._database.execute("DELETE FROM publication WHERE uuid = ?", (uuid,))

    def get(self, uuid: str) -> Publication:
        """A publication. Raises NotFoundError."""
        row = self._database.row("SELECT stem, source FROM publication WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("稿库里没有这份报刊", advice=self._known())
        return read(row["source"], row["stem"])

    def all(self) -> tuple[tuple[str, Publication], ...]:
        """All publications with their identities, those with the latest issue first."""
        rows = self._database.rows(
            f"SELECT p.uuid, p.stem, p.source FROM publication p {_LATEST_FIRST}"  # noqa: S608
        )
        return tuple((row["uuid"], read(row["source"], row["stem"])) for row in rows)

    def heads(self) -> tuple[Head, ...]:
        """The same as lines of a list: house styles are long, and a start has no time for them."""
        rows = self._database.rows(
            f"SELECT p.uuid, p.name, p.stem, p.source FROM publication p {_LATEST_FIRST}"  # noqa: S608
        )
        return tuple(
            Head(row["uuid"], row["name"], row["stem"], row["source"], _flows(row["source"]))
            for row in rows
        )

    def default(self) -> str:
        """The publication with the latest issue, or the first. Raises NotFoundError on none."""
        known = self.all()
        if not known:
            raise NotFoundError("稿库里还没有报刊", advice="请先添加一份报刊的版式文件")
        return known[0][0]

    def named(self, name: str) -> str | None:
        """The publication of that name, file stem or UUID; None where there is none."""
        wanted = folded(name)
        for row in self._database.rows("SELECT uuid, stem, name FROM publication"):
            if wanted in (folded(row["name"]), folded(row["stem"]), row["uuid"]):
                return row["uuid"]
        return None

    def find(self, name: str) -> str:
        """The publication of that name, file stem or UUID. Raises NotFoundError naming those
        that are known.
        """
        uuid = self.named(name)
        if uuid is None:
            raise NotFoundError(f"稿库里没有“{name}”这份报刊", advice=self._known())
        return uuid

    def install_builtin(self) -> tuple[str, ...]:
        """Copy in the house styles that come with the program, where their stem is not known."""
        added = []
        with self._database.transaction():
            for path in sorted((paths.resources() / "publications").glob("*.toml")):
                if self.named(path.stem) is None:
                    added.append(self.add(path.read_text("utf8"), path.stem))
        return tuple(added)

    def _put(self, uuid: str, publication: Publication) -> None:
        columns = {
            "uuid": uuid,
            "stem": publication.stem,
            "name": publication.name,
            "source": publication.source,
            "updated": self._stamps.now_text(),
        }
        self._database.put("publication", "uuid", columns)

    def _known(self) -> str:
        rows = self._database.rows("SELECT name FROM publication ORDER BY uuid")
        return f"现有：{'、'.join(row['name'] for row in rows)}" if rows else ""


def _flows(source: str) -> bool:
    table = _NEXT_TABLE.search(source)
    return _BULLETIN.search(source, 0, table.start() if table else len(source)) is not None


def folded(text: str) -> str:
    """A name as it is compared: width and case folded, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=64)
def read(source: str, stem: str) -> Publication:
    """A house style's text as a publication. Raises RefusedError naming what is wrong in it."""
    import tomllib  # noqa: PLC0415 - a start reads no house style

    from newsroom.model.publication import Publication  # noqa: PLC0415
    from newsroom.model.spoilt import ADVICE, spoilt  # noqa: PLC0415

    try:
        return Publication.from_toml(storable(source), stem)
    except tomllib.TOMLDecodeError as error:
        reason = f"版式“{stem}”的写法有错，{spoilt(source, error)}"
        raise RefusedError(reason, kept="稿库没有变化", advice=ADVICE) from error
    except KeyError as error:
        reason = f"版式“{stem}”缺少必需的项目 {error.args[0]}"
        raise RefusedError(reason, kept="稿库没有变化") from error
    except (TypeError, ValueError, AttributeError) as error:
        reason = f"版式“{stem}”里有填写不正确的项目（{error}）"
        raise RefusedError(reason, kept="稿库没有变化") from error
