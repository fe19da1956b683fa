"""The parts of a library: each is loaded and made when it is first reached for."""

# ruff: noqa: PLC0415, PLW0108 - a start needs few of them

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.store.database import Database
from newsroom.store.settings import Settings
from newsroom.store.stamps import Stamps

if TYPE_CHECKING:
    from newsroom.store.account import Account
    from newsroom.store.arrivals import Arrivals
    from newsroom.store.articles import Articles
    from newsroom.store.checks import Checks
    from newsroom.store.contributors import Contributors
    from newsroom.store.corrections import Corrections
    from newsroom.store.editions import Editions
    from newsroom.store.errata import Errata
    from newsroom.store.events import Events
    from newsroom.store.excuses import Excuses
    from newsroom.store.fees import Fees
    from newsroom.store.fillers import Fillers
    from newsroom.store.furnishing import Furnishing
    from newsroom.store.history import History
    from newsroom.store.holdings import Holdings
    from newsroom.store.issues import Issues
    from newsroom.store.joinings import Joinings
    from newsroom.store.kind_rules import KindRules
    from newsroom.store.ledger import Ledger
    from newsroom.store.likenesses import Likenesses
    from newsroom.store.packs import Packs
    from newsroom.store.past_files import PastFiles
    from newsroom.store.persons import Persons
    from newsroom.store.pictures import Pictures
    from newsroom.store.pool import Pool
    from newsroom.store.portable import Portables
    from newsroom.store.printing import Printing
    from newsroom.store.progress import Progress
    from newsroom.store.publications import Publications
    from newsroom.store.published import Published
    from newsroom.store.purging import Purging
    from newsroom.store.releases import Releases
    from newsroom.store.remarks import Remarks
    from newsroom.store.reviews import Reviews
    from newsroom.store.roster import Officials
    from newsroom.store.saved_searches import SavedSearches
    from newsroom.store.seeking import Seeking
    from newsroom.store.shots import Shots
    from newsroom.store.units import Units
    from newsroom.store.withdrawals import Withdrawals
    from newsroom.store.words import Words

UNWIPED = "unwiped"
"""Key of a setting that is nobody's choice: pictures deleted for good whose files are still there.
"""


class Parts:
    """What is in a library, part by part."""

    def __init__(self, database: Database, stamps: Stamps, media: Path) -> None:
        self._database = database
        self._stamps = stamps
        self.media = media
        self.settings = Settings(database)

    @cached_property
    def events(self) -> Events:
        """What happened, in a chain."""
        from newsroom.store.events import Events

        return Events(self._database, self._stamps)

    @cached_property
    def publications(self) -> Publications:
        """House styles."""
        from newsroom.store.publications import Publications

        return Publications(self._database, self._stamps)

    @cached_property
    def pictures(self) -> Pictures:
        """Picture originals."""
        from newsroom.store.media import Media
        from newsroom.store.pictures import Pictures

        return Pictures(self._database, Media(self.media), self._stamps)

    @cached_property
    def contributors(self) -> Contributors:
        """作者档案."""
        from newsroom.store.contributors import Contributors

        return Contributors(self._database)

    @cached_property
    def persons(self) -> Persons:
        """Who may sit at the keyboard."""
        from newsroom.store.persons import Persons

        return Persons(self._database)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviews of articles."""
        from newsroom.store.reviews import Reviews

        return Reviews(self._database, self._stamps)

    @cached_property
    def releases(self) -> Releases:
        """Sign-offs of whole issues."""
        from newsroom.store.releases import Releases

        return Releases(self._database)

    @cached_property
    def published(self) -> Published:
        """What was published."""
        from newsroom.store.published import Published

        return Published(self._database)

    @cached_property
    def joinings(self) -> Joinings:
        """Doubles made one."""
        from newsroom.store.joinings import Joinings

        return Joinings(self._database)

    @cached_property
    def units(self) -> Units:
        """单位通讯录."""
        from newsroom.store.units import Units

        return Units(self._database)

    @cached_property
    def kind_rules(self) -> KindRules:
        """Which kinds are own copy, and paid."""
        from newsroom.store.kind_rules import KindRules

        return KindRules(self._database)

    @cached_property
    def withdrawals(self) -> Withdrawals:
        """撤稿."""
        from newsroom.store.withdrawals import Withdrawals

        return Withdrawals(self._database)

    @cached_property
    def errata(self) -> Errata:
        """更正启事 and what they correct."""
        from newsroom.store.errata import Errata

        return Errata(self._database)

    @cached_property
    def excuses(self) -> Excuses:
        """Faults that editors let stand."""
        from newsroom.store.excuses import Excuses

        return Excuses(self._database)

    @cached_property
    def account(self) -> Account:
        """The 差错率账."""
        from newsroom.store.account import Account

        return Account(self._database)

    @cached_property
    def words(self) -> Words:
        """What a publication's articles have said in a field."""
        from newsroom.store.words import Words

        return Words(self._database)

    @cached_property
    def history(self) -> History:
        """Every version of every article."""
        from newsroom.store.history import History

        return History(self._database, self._stamps)

    @cached_property
    def articles(self) -> Articles:
        """Articles as they are."""
        from newsroom.store.articles import Articles

        return Articles(
            self._database,
            self._stamps,
            self.history,
            self.contributors,
            self.pool,
            self.likenesses,
        )

    @cached_property
    def likenesses(self) -> Likenesses:
        """What every article is like."""
        from newsroom.store.likenesses import Likenesses

        return Likenesses(self._database, self._stamps, lambda uuids: self.articles.each(uuids))

    @cached_property
    def packs(self) -> Packs:
        """A house's own rule packs."""
        from newsroom.store.packs import Packs

        return Packs(self._database)

    @cached_property
    def past_files(self) -> PastFiles:
        """Files of past issues."""
        from newsroom.store.past_files import PastFiles

        return PastFiles(self._database, self._stamps)

    @cached_property
    def fillers(self) -> Fillers:
        """补白 and adverts."""
        from newsroom.store.fillers import Fillers

        return Fillers(self._database)

    @cached_property
    def furnishing(self) -> Furnishing:
        """Banners, 导读."""
        from newsroom.store.furnishing import Furnishing

        return Furnishing(self._database)

    @cached_property
    def officials(self) -> Officials:
        """人名职务库."""
        from newsroom.store.roster import Officials

        return Officials(self._database)

    @cached_property
    def checks(self) -> Checks:
        """What is checked, and what was excused."""
        from newsroom.store.checks import Checks

        return Checks(self._database)

    @cached_property
    def progress(self) -> Progress:
        """How far pages and issues are."""
        from newsroom.store.progress import Progress

        return Progress(self._database)

    @cached_property
    def printing(self) -> Printing:
        """Print orders and what was sent."""
        from newsroom.store.printing import Printing

        return Printing(self._database)

    @cached_property
    def holdings(self) -> Holdings:
        """Who holds which page."""
        from newsroom.store.holdings import Holdings

        return Holdings(self._database)

    @cached_property
    def portables(self) -> Portables:
        """Rows that travel in packages."""
        from newsroom.store.portable import Portables

        return Portables(self._database)

    @cached_property
    def ledger(self) -> Ledger:
        """What was handed in and printed."""
        from newsroom.store.ledger import Ledger

        return Ledger(self._database, self.published, self.publications, self.kind_rules)

    @cached_property
    def fees(self) -> Fees:
        """稿费标准 and settlements."""
        from newsroom.store.fees import Fees

        return Fees(self._database)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Hand-in packages, and versions that wait to be put together."""
        from newsroom.store.arrivals import Arrivals

        return Arrivals(self._database, self._stamps)

    @cached_property
    def corrections(self) -> Corrections:
        """改样单."""
        from newsroom.store.corrections import Corrections

        return Corrections(self._database)

    @cached_property
    def remarks(self) -> Remarks:
        """批注."""
        from newsroom.store.remarks import Remarks

        return Remarks(self._database)

    @cached_property
    def shots(self) -> Shots:
        """What each proof showed."""
        from newsroom.store.shots import Shots

        return Shots(self._database)

    @cached_property
    def issues(self) -> Issues:
        """Issues, pages, placements."""
        from newsroom.store.issues import Issues

        return Issues(self._database, self.publications, lambda: self.articles)

    @cached_property
    def editions(self) -> Editions:
        """Issues as they are composed: frozen snapshots."""
        from newsroom.store.editions import Editions

        return Editions(
            self.issues,
            self.publications,
            self.articles,
            self.pictures,
            (self.fillers, self.furnishing, self.officials),
            self.reviews,
        )

    @cached_property
    def pool(self) -> Pool:
        """Lists of articles."""
        from newsroom.store.pool import Pool
        from newsroom.store.search import Search

        return Pool(self._database, Search(self._database), lambda uuids: self.articles.each(uuids))

    @cached_property
    def purging(self) -> Purging:
        """彻底删除."""
        from newsroom.store.purging import Purging

        return Purging(self._database, self.media)

    @property
    def unwiped(self) -> bool:
        """Whether something was deleted for good whose traces are still to be overwritten."""
        sql = "SELECT 1 FROM setting WHERE key = ?"
        return self._database.value(sql, (UNWIPED,)) is not None

    @cached_property
    def seeking(self) -> Seeking:
        """The search in all articles."""
        from newsroom.store.seeking import Seeking

        return Seeking(self._database, self.pool, lambda uuids: self.articles.each(uuids))

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """Searches kept by name."""
        from newsroom.store.saved_searches import SavedSearches

        return SavedSearches(self._database, self._stamps)
