"""What is compared with records of the library: bylines, units, earlier stories."""

from __future__ import annotations

import datetime

from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, Unit
from newsroom.model.credit import Credit, Role
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.identity import new_id
from newsroom.model.kinds import ArticleKind
from newsroom.model.picture import Slot
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import archive, bylines, persons_two_ways, source_units
from newsroom.proof.text import Earlier, Records, of_article

DAY = datetime.date(2026, 5, 8)
UNITS = (
    Unit(name="云岭镇", other_names=("云岭镇党政办",)),
    Unit(name="石桥镇"),
    Unit(name="临江区融媒体中心"),
)


def person(name: str, **known: object) -> Contributor:
    return Contributor(uuid=new_id(), name=name, **known)  # type: ignore[arg-type]


def told(article: Article, records: Records) -> list[Fault]:
    rules = (*bylines.RULES, *source_units.RULES, *archive.RULES)
    reader = Proofreader(Setting(day=DAY), rules)
    found = reader.story(of_article(article, records=records))
    assert not reader.troubles
    return list(found)


def by(name: str, *persons: Contributor, slots: tuple[Slot, ...] = ()) -> list[Fault]:
    article = Article(body="船到了。", credits=(Credit(name, Role.REPORTER),), slots=slots)
    return told(article, Records(persons=persons))


def test_a_byline_that_is_nearly_a_known_writers() -> None:
    (fault,) = by("顾长耕", person("顾长庚", unit="区融媒体中心"))
    assert (fault.field, fault.slot, fault.text) == ("credits", 0, "顾长耕")
    assert fault.suggestions == ("顾长庚",)
    assert "区融媒体中心" in fault.message


def test_known_names_and_doubtful_ones_are_let_be() -> None:
    assert by("顾长庚", person("顾长庚")) == []
    assert by("顾长耕", person("顾长庚"), person("顾长耕")) == []
    assert by("老船工", person("顾长庚", pen_names=("老船工",))) == []
    assert by("顾常庚", person("顾长庚"), person("顾常耕")) == []
    assert by("周大河", person("顾长庚")) == []


def test_words_of_others_are_doubted_by_hints_only() -> None:
    body = "区长顾长庚来了。\n顾长耕说，船要修。"
    for kind, level in ((ArticleKind.NEWS, Severity.WARNING), (ArticleKind.WIRE, Severity.HINT)):
        reader = Proofreader(rules=persons_two_ways.RULES)
        (fault,) = reader.story(of_article(Article(kind=kind, body=body)))
        assert (fault.text, fault.severity) == ("顾长耕", level)


def test_a_short_name_needs_more_to_tell_who_is_meant() -> None:
    known = person("顾庚", roles=(Role.REPORTER,))
    (fault,) = by("顾耕", known)
    assert fault.suggestions == ("顾庚",)
    assert by("顾耕", person("顾庚", roles=(Role.CORRESPONDENT,))) == []
    article = Article(source_unit="区文联", credits=(Credit("顾耕", Role.CORRESPONDENT),))
    (fault,) = told(article, Records(persons=(person("顾庚", unit="区文联"),)))
    assert fault.suggestions == ("顾庚",)


def test_who_only_nearly_sounds_like_another_is_somebody_else() -> None:
    assert by("顾昌庚", person("顾长庚")) != []  # both are read chang
    assert by("顾藏庚", person("顾长庚")) == []


def test_photographers_below_pictures() -> None:
    slots = (Slot("渡口", ("顾长耕",)),)
    (fault,) = by("周大河", person("顾长庚"), person("周大河"), slots=slots)
    assert (fault.field, fault.text) == ("slots", "顾长耕")
    (fault,) = by("顾长庚", slots=slots)
    assert (fault.field, fault.suggestions) == ("slots", ("顾长庚",))


def from_unit(unit: str, headline: str = "船到了", body: str = "船到了。") -> list[Fault]:
    article = Article(headline=headline, source_unit=unit, body=body)
    return told(article, Records(units=UNITS))


def test_a_unit_that_is_nearly_one_of_the_directory() -> None:
    (fault,) = from_unit("临江县融媒体中心")
    assert (fault.field, fault.suggestions) == ("source_unit", ("临江区融媒体中心",))
    (fault,) = from_unit("石乔镇")
    assert fault.suggestions == ("石桥镇",)
    assert from_unit("石桥镇") == []
    assert from_unit("云岭镇党政办") == []
    assert from_unit("河口镇") == []
    assert told(Article(source_unit="石乔镇"), Records()) == []


def test_a_headline_about_another_unit_than_the_one_it_comes_from() -> None:
    (fault,) = from_unit("云岭镇", "石桥镇：渡口添新船", "石桥镇给渡口添了新船。")
    assert (fault.field, fault.suggestions) == ("source_unit", ("石桥镇",))
    assert from_unit("云岭镇", "云岭镇：渡口添新船") == []
    assert from_unit("云岭镇", "石桥镇：渡口添新船", "石桥镇和云岭镇合用渡口。") == []
    assert from_unit("临江区融媒体中心", "石桥镇：渡口添新船") == []


def before(body: str, day: datetime.date = datetime.date(2026, 4, 1)) -> Earlier:
    return Earlier(Article(body=body), day, "2026年4月1日《旧稿》")


def now(body: str, *earlier: Earlier) -> list[Fault]:
    return told(Article(body=body), Records(earlier))


def test_who_holds_a_post_was_written_otherwise_before() -> None:
    (fault,) = now("区长顾长耕来了。", before("区长顾长庚到渡口。"))
    assert (fault.text, fault.suggestions) == ("顾长耕", ("顾长庚",))
    assert "2026年4月1日《旧稿》" in fault.message
    assert now("区长顾长庚来了。", before("区长顾长庚到渡口。")) == []
    assert now("区长周大河来了。", before("区长顾长庚到渡口。")) == []
    long_ago = datetime.date(2023, 4, 1)
    assert now("区长顾长耕来了。", before("区长顾长庚到渡口。", long_ago)) == []
    assert now("区长顾长耕来了。", before("区长顾长庚到。"), before("区长顾长耕到。")) == []


def test_what_does_not_change_was_told_otherwise_before() -> None:
    (fault,) = now("临江大桥全长1680米。", before("临江大桥全长1860米。"))
    assert (fault.text, fault.suggestions) == ("1680米", ("1860米",))
    assert now("临江大桥全长1860米。", before("临江大桥全长1860米。")) == []
    first, second = before("临江大桥全长1860米。"), before("临江大桥全长1680米。")
    assert now("临江大桥全长1680米。", first, second) == []
    assert now("5月2日，“渡口夜话”启动。", before("4月2日，“渡口夜话”启动。")) == []
