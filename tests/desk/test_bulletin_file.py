"""A bulletin's Word file beside its preview, as another office program prints it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest

from newsroom.export import word_bulletin
from newsroom.model.article import Article, ArticleKind
from newsroom.model.issue import Distribution, IssueFacts
from newsroom.typeset.bulletin import first_pages
from newsroom.typeset.compose import Composer
from newsroom.typeset.furniture import dated
from tests.typeset.material import edition, house, prose

HOUSE = house("shangjie-xinxi")
TITLES = ("召开秋季重点项目观摩会", "背街小巷整治取得成效", "区图书馆延时开放", "开展工地扬尘检查")
FACTS = IssueFacts(
    note="编者按：本期集中刊发一组基层做法。",
    distribution=(Distribution("报", "市委办公室"), Distribution("发", "各镇、街道办事处")),
    editors=("高歌",),
    copies=120,
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], list[str]]:
    """The page that each item begins on in the preview, and the pages as LibreOffice prints."""
    articles = tuple(
        Article(kind=ArticleKind.BULLETIN, headline=title, body=prose(4, start=3 * number))
        for number, title in enumerate(TITLES)
    )
    made = edition(HOUSE, articles, (), pages=0)
    made = replace(made, issue=dated(replace(made.issue, facts=FACTS)))
    pages = Composer(HOUSE).pages(made)
    begins = first_pages(pages)
    folder = tmp_path_factory.mktemp("printed")
    path = word_bulletin.write(made, folder / "信息.docx", None, begins)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        ["pdftotext", "-layout", str(folder / "信息.pdf"), "-"],
        check=True,
        capture_output=True,
        timeout=60,
    ).stdout.decode("utf8")
    assert len(pages) == text.count("\f")
    return {a.headline: begins[a.uuid] for a in articles}, text.split("\f")[:-1]


def test_contents_name_the_pages_on_screen_and_in_print(printed) -> None:
    begins, pages = printed
    assert len(set(begins.values())) > 2
    listed = re.findall(r"(\S+?)\s*·{3,}\s*(\d+)", pages[0])
    assert {title: int(number) for title, number in listed} == begins
    for title, number in begins.items():
        ink = re.sub(r"·{3,}.*", "", pages[number - 1])
        assert title in ink
        assert not any(title in page for page in pages[number:])


def test_the_foot_stands_below_the_text_of_the_last_page(printed) -> None:
    _, pages = printed
    *_, foot = [page for page in pages if "责任编辑" in page]
    assert foot == pages[-1]
    said = "".join(foot.split())
    assert said.index("报：市委办公室") < said.index("责任编辑：高歌（共印120份）")
    assert said.endswith(f"—{len(pages)}—")
