"""submit and take: packages between desks."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.identity import new_id
from tests.parcels import parcel


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def told(*args: str | Path) -> Any:
    result = run(*args)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "通讯员.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.default()
        for _ in range(2):
            article = Article(headline="同题", body="甲。")
            desk.library.articles.add(article, publication=home, person="", reason="新建")
    return path


def test_a_file_is_handed_in_and_taken(library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "来稿.txt"
    copy.write_text("小街亮灯\n路灯昨晚亮了，散步的人多起来。\n", "utf8")
    parcel = tmp_path / "投稿.nrsub"
    sent = told(
        *("submit", copy, "--library", library, "--out", parcel),
        *("--person", "高雨", "--unit", "城东街道", "--note", "请审"),
    )
    assert (sent["kind"], sent["person"]) == ("submission", "高雨")
    assert [each["title"] for each in sent["articles"]] == ["小街亮灯"]
    assert sent["bytes"] == parcel.stat().st_size

    office = tmp_path / "编辑部.newsroom"
    (came,) = told("take", parcel, "--library", office)
    (one,) = came["articles"]
    assert (one["outcome"], one["uuid"]) == ("new", sent["articles"][0]["uuid"])
    assert came["package"] == sent["package"]
    (again,) = told("take", parcel, "--library", office)
    assert again["articles"] == []
    assert "已经收过" in again["notes"][0]

    back = tmp_path / "返稿.nrsub"
    asked = ("submit", "--article", "小街亮灯", "--library", office, "--out", back, "--back")
    assert told(*asked)["kind"] == "return"
    (returned,) = told("take", back, "--library", library)
    assert returned["articles"][0]["outcome"] == "same"


def test_what_is_not_there_or_not_clear_is_named(library: Path, tmp_path: Path) -> None:
    out = ("--library", library, "--out", tmp_path / "a.nrsub")
    missing = run("submit", "--article", "没有这篇", *out)
    assert (missing.exit_code, "稿库里没有稿件“没有这篇”" in missing.stderr) == (1, True)
    double = run("submit", "--article", "同题", *out)
    assert (double.exit_code, "有 2 篇稿件叫“同题”" in double.stderr) == (1, True)
    assert run("submit", *out).exit_code == 2
    assert not (tmp_path / "a.nrsub").exists()


def test_a_refused_package_is_told_as_json_and_as_an_error(library: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "坏.nrsub"
    wrong.write_bytes(b"no zip")
    result = run("take", wrong, "--library", library)
    assert result.exit_code == 1
    assert "不是采编台的包" in json.loads(result.stdout)[0]["error"]
    assert "“坏.nrsub”不是采编台的包" in result.stderr
    copied = run("import", wrong, "--library", library)
    assert copied.exit_code == 1
    assert "“坏.nrsub”不是采编台的包" in copied.stderr


@pytest.mark.parametrize("command", ["take", "import"])
def test_packages_among_copy_are_taken_with_it(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    parcel(folder, "甲.nrsub", uuid=new_id())
    (folder / "散稿.txt").write_text("小河清淤\n河道清出淤泥，水流通畅了。\n", "utf8")
    (folder / "坏.nrsub").write_bytes(b"no zip")
    if command == "import":
        with zipfile.ZipFile(tmp_path / "来稿.zip", "w") as packed:
            for file in folder.iterdir():
                packed.write(file, f"本周/{file.name}")
        folder = tmp_path / "来稿.zip"
    office = tmp_path / "编辑部.newsroom"
    result = run(command, folder, "--library", office)
    assert result.exit_code == 1
    assert "“坏.nrsub”不是采编台的包" in result.stderr
    copy, *packages = json.loads(result.stdout)
    assert [each["headline"] for each in copy["articles"]] == ["小河清淤"]
    came = {Path(each["path"]).name: each["articles"] for each in packages}
    assert {name: len(articles) for name, articles in came.items()} == {
        "坏.nrsub": 0,
        "甲.nrsub": 1,
    }
    titles = {each["headline"] for each in told("articles", "--library", office)}
    assert titles == {"小河清淤", "小街亮灯"}
