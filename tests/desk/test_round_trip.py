"""Manuscripts (文字稿) come back as the articles they were written from."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.desk.desk import Desk
from newsroom.export import word_bulletin, word_manuscript
from newsroom.intake.docx import read_docx
from newsroom.model import carried, markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.carried import TOLD, told
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.identity import new_id
from newsroom.model.issue import Distribution, Issue, IssueFacts, IssueNumber
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.model.page import Page
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement
from newsroom.model.reading import Reading
from newsroom.text import copy
from tests.seeds import PAPERS, page
from tests.typeset.material import house

TIMES, DAILY = house("shangjie-shibao"), house("zhengzhou-ribao")

LETTERS = "春夏秋冬镇村河湾杏果农Ａ9aZ（）【】，。：；“”—…·、！？#*｜\\>_&<\"' 　●"
lines = st.text(LETTERS, max_size=12).map(lambda text: text.strip(" 　\t"))
names = st.text("李王周志远思雨·", min_size=1, max_size=4)
labels = st.sampled_from(("", "", "本报记者", "见习记者", "实习生", "文"))
people = st.builds(Credit, names, st.sampled_from(Role), labels)
slots = st.builds(
    Slot, lines, st.lists(names, max_size=2, unique=True).map(tuple), st.just(""), st.booleans()
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A body paragraph of any kind, with bold passages."""
    kind = draw(st.sampled_from(ParagraphKind))
    text = draw(st.text(LETTERS, min_size=1, max_size=30).filter(lambda t: t.strip(" 　●")))
    if kind is ParagraphKind.RUN_IN:
        return markup.run_in(draw(st.text("一是摸清底数。", min_size=1, max_size=6)), text.strip())
    if kind is ParagraphKind.ITEM:
        text = "●" + text
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    bold = ((ends[0], ends[1]),) if ends[0] < ends[1] else ()
    return Paragraph(kind, text, bold=bold)


articles = st.builds(
    Article,
    uuid=st.builds(new_id),
    kind=st.sampled_from([kind for kind in ArticleKind if kind is not ArticleKind.GUIDE]),
    section=lines,
    kicker=lines,
    headline=lines,
    subhead=lines,
    dateline=st.sampled_from(("", "本报讯", "新华社郑州3月14日电", "又讯")),
    credits=st.lists(people, max_size=4, unique=True).map(tuple),
    source_unit=st.sampled_from(("", "区教体局", "区委办（督查室）")),
    body=st.lists(paragraphs(), max_size=5).map(markup.write),
    jump_from=st.sampled_from(("", "一版")),
    jump_to=st.sampled_from(("", "第3版")),
    slots=st.lists(slots, max_size=3).map(tuple),
    importance=st.integers(1, 5),
    notes=st.lists(lines.filter(bool), max_size=2).map(tuple),
)


def edition(publication, whole: list[Article]) -> Edition:
    first = Page(issue="issue", number=1, name="要闻")
    placements = tuple(
        Placement(page=first.uuid, article=article.uuid, column=0, row=n, span=1, depth=1)
        for n, article in enumerate(whole)
    )
    issue = Issue(
        publication=publication.stem,
        date=datetime.date(2026, 3, 14),
        number=IssueNumber((9,), (912,)),
    )
    known = {article.uuid: article for article in whole}
    return Edition(publication, issue, (first,), placements, known, {})


def back(path: Path) -> Reading:
    return copy.read(read_docx(path, path.stem, path.parent))


def facts(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in TOLD}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(whole=st.lists(articles, min_size=1, max_size=3), leads=st.booleans())
def test_whatever_an_article_holds_comes_back(tmp_path, whole, leads) -> None:
    made = edition(DAILY if leads else TIMES, whole)
    reading = back(word_manuscript.write(made, tmp_path / "文字稿.docx"))
    assert [facts(article) for article in reading.articles] == [facts(told(a)) for a in whole]
    assert [article.uuid for article in reading.articles] == [a.uuid for a in whole]
    assert [each.state for each in reading.carried] == [carried.state(a) for a in whole]
    assert [carried.state(article) for article in reading.articles] == [
        each.state for each in reading.carried
    ]


def test_a_bulletins_manuscript_comes_back_whole(tmp_path: Path) -> None:
    """Nothing is placed in a bulletin; its items come back in their order."""
    whole = [
        Article(uuid=new_id(), kind=ArticleKind.BULLETIN, headline=f"第{n}件事", body="一段。")
        for n in range(3)
    ]
    made = replace(edition(house("shangjie-xinxi"), whole), pages=(), placements=())
    reading = back(word_manuscript.write(made, tmp_path / "文字稿.docx"))
    assert [facts(a) for a in reading.articles] == [facts(told(a)) for a in whole]
    assert reading.facts is not None
    assert (reading.facts.name, reading.facts.number.numbers) == ("上街信息", (9,))


def sample_edition(library: Path, folder: Path) -> Edition:
    """The sample issue."""
    copied = folder / library.name
    shutil.copy(library, copied)
    with Desk.open(copied) as desk:
        (issue,) = desk.library.issues.all()
        return desk.paging.edition(issue.uuid)


@pytest.fixture(scope="module")
def real(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Edition]:
    """The sample issue, and one page of every published seed as it is read."""
    found = [sample_edition(sample_library, tmp_path_factory.mktemp("sample"))]
    for stem in PAPERS:
        read = copy.read_text(page(stem).read_text("utf8"), stem)
        found.append(edition(TIMES, list(read.articles)))
    return found


@pytest.fixture(scope="module")
def files(real: list[Edition], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("written")
    return [
        word_manuscript.write(each, folder / f"{number}.docx") for number, each in enumerate(real)
    ]


@pytest.fixture(scope="module")
def again(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same files saved once more by another office program."""
    folder = tmp_path_factory.mktemp("again")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [folder / path.name for path in files]


def written(made: Edition) -> list[Article]:
    """The articles of an edition that its manuscript holds, in its order."""
    pages = sorted(made.pages, key=lambda each: each.number)
    names = dict.fromkeys(p.article for each in pages for p in made.on_page(each.uuid))
    found = [made.articles[name] for name in names]
    return [article for article in found if article.kind is not ArticleKind.GUIDE]


def same(path: Path, made: Edition) -> None:
    reading = back(path)
    expected = written(made)
    assert [article.uuid for article in reading.articles] == [a.uuid for a in expected]
    for article, came, own in zip(reading.articles, reading.carried, expected, strict=True):
        plain = replace(own, slots=tuple(replace(slot, picture="") for slot in own.slots))
        assert facts(article) == facts(told(plain))
        assert came.state == carried.state(own)
        begins = tuple(slot.picture[:32] for slot in own.slots)
        assert came.originals == begins
        assert (article.place, article.agency) == (own.place, own.agency)


def test_sample_and_published_pages_come_back(real: list[Edition], files: list[Path]) -> None:
    assert sum(len(made.articles) for made in real) > 40
    for path, made in zip(files, real, strict=True):
        same(path, made)


def test_they_come_back_after_another_office_saved_them(
    real: list[Edition], again: list[Path]
) -> None:
    for path, made in zip(again, real, strict=True):
        same(path, made)


ITEMS = (
    Article(
        kind=ArticleKind.BULLETIN,
        headline="河湾镇抢抓农时推进秋收秋种",
        body="> 编者按：河湾镇的做法可供借鉴。\n连日来，河湾镇组织农机手连片作业，已收晚杏1200亩。"
        "\n下一步，镇里将组织技术员驻村指导，确保颗粒归仓。",
        source_unit="河湾镇",
    ),
    Article(
        kind=ArticleKind.BULLETIN,
        headline="区图书馆延时开放至21时",
        body="近日，区图书馆把闭馆时间推迟到21时，方便下班的居民借阅。",
        source_unit="区图书馆",
    ),
)
FACTS = IssueFacts(
    distribution=(
        Distribution("报", "市委办公室，区委常委"),
        Distribution("送", "区委各部委，区直机关各单位"),
        Distribution("发", "各镇、街道办事处"),
    ),
    recipients="区直单位",
    signer="王建国",
    editors=("高歌", "周大成"),
    proofreaders=("李敏",),
    printer="区机关文印中心",
    hotline="电话：68920000",
    copies=120,
    note="编者按：本期集中刊发一组基层做法，请各单位学习借鉴。",
)


def test_a_bulletins_word_file_is_read_by_its_own_marks(tmp_path: Path) -> None:
    made = replace(edition(house("shangjie-xinxi"), list(ITEMS)), pages=(), placements=())
    made = replace(made, issue=replace(made.issue, facts=FACTS))
    reading = back(word_bulletin.write(made, tmp_path / "信息.docx"))
    said = [(a.kind, a.headline, a.body.replace("**", ""), a.source_unit) for a in reading.articles]
    assert said == [(a.kind, a.headline, a.body, a.source_unit) for a in ITEMS]
    assert reading.notes == ()
    assert reading.facts == replace(
        FACTS,
        name="上街信息",
        publisher="中共上街区委办公室",
        date=datetime.date(2026, 3, 14),
        number=IssueNumber((9,), (912,)),
    )
