"""House styles changed, undone, compared, and seen before they are taken."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.housing import (
    built_in,
    checked,
    differences,
    edited,
    faces,
    preview,
    read_file,
    specimen,
    values,
    write_file,
)
from newsroom.desk.reading import read_pasted
from newsroom.errors import FileError, RefusedError
from newsroom.model.frame import PageFrames
from newsroom.model.house import GROUPS, Kind, at, groups, wrong_words
from newsroom.model.issue import IssueNumber
from newsroom.model.publication import PublicationKind

STEM = "shangjie-shibao"
PAPERS = ("shangjie-shibao", "shangjie-xinxi", "zhengzhou-ribao")


@pytest.fixture(scope="module")
def source() -> str:
    return built_in(STEM)


@pytest.fixture(scope="module")
def composers() -> Composers:
    return Composers()


@pytest.mark.parametrize("stem", PAPERS)
def test_every_field_is_found_and_within_its_bounds(stem: str) -> None:
    data = values(built_in(stem))
    kind = PublicationKind(data["publication"]["kind"])
    for group in groups(kind):
        for field in group.fields:
            value = at(data, field.key, field.usual)
            assert value is not None, field.key
            assert field.wrong(value) == "", field.key


def test_fields_say_what_is_wrong_with_a_value() -> None:
    fields = {field.key: field for group in GROUPS for field in group.fields}
    assert fields["grid", "columns"].wrong(0) == "栏数只能在 1 到 12 栏之间"
    assert fields["grid", "columns"].wrong("六") == "栏数要填数字"
    assert fields["byline", "position"].wrong("middle")
    assert fields["jump", "to"].wrong("（下转{seite}）") == "没有 {seite} 这一项"
    assert fields["jump", "to"].kind is Kind.WORDS
    assert [wrong_words(text) for text in ("{page}版", "a}b", "{page", "{a{b}")] == [
        "",
        "“a}b”里的花括号不成对",
        "“{page”里的花括号不成对",
        "“{a{b}”里的花括号不成对",
    ]


def test_a_change_keeps_comments_and_unknown_keys(source: str) -> None:
    own = source.replace("[grid]", "[ours]\nnote = 1   # 本报自用\n\n[grid]")
    new = edited(own, {("grid", "trim", 0): 280, ("text", "hanging"): True})
    assert "note = 1   # 本报自用" in new
    assert "trim = [280, 390]        # mm" in new
    assert tomllib.loads(new)["text"]["hanging"] is True
    assert edited(own, {}) == own
    before, after = (tomllib.loads(text) for text in (own, new))
    before["grid"]["trim"][0], before["text"]["hanging"] = 280, True
    assert after == before
    with pytest.raises(RefusedError, match="改不了"):
        edited(own, {("grid", "trim", "x"): 3})


def test_records_are_written_over_one_by_one(source: str) -> None:
    data = tomllib.loads(source)
    texts = data["masthead"]["text"]
    fewer = edited(source, {("masthead", "text"): texts[1:]})
    assert tomllib.loads(fewer)["masthead"]["text"] == texts[1:]
    assert "填了才印" in edited(source, {("masthead", "text"): [{**texts[0], "x": 2}, *texts[1:]]})
    more = [*data["template"], {"name": "新版", "slot": [{"takes": "lead", "column": 0}]}]
    assert tomllib.loads(edited(source, {("template",): more}))["template"] == more


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (("grid", "columns"), 9, "版心比纸还宽"),
        (("grid", "rows"), 120, "版心比纸还高"),
        (("grid", "pitch"), 6, "行距不能小于正文字号"),
        (("masthead", "rows"), 88, "报头比版心还大"),
        (("masthead", "text", 0, "text"), "{title}", "没有 {title} 这一项"),
    ],
)
def test_what_cannot_be_printed_is_named(
    source: str, key: tuple[str | int, ...], value: object, told: str
) -> None:
    with pytest.raises(RefusedError, match=told.replace("{", r"\{")):
        checked(edited(source, {key: value}), STEM)


def test_differences_are_told_in_words(source: str) -> None:
    new = edited(source, {("grid", "columns"): 5, ("byline", "position"): "lead"})
    new = edited(new, {("headline", "sizes", "3"): [31, 28, 26, 22, 20]})
    assert differences(source, new) == (
        "版面与字号·栏数：6 栏 → 5 栏",
        "署名与转版·署名位置：文末 → 文前：本报讯（记者……）",
        "标题字号表有改动",
    )
    assert differences(source, source) == ()


def test_a_change_is_one_step_and_says_what_it_touches(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    house = desk.housing.house(home)
    assert house.newer == ""
    assert len(house.issues) == len(desk.library.issues.all(home))
    new = edited(house.source, {("text", "caption_size"): 9})
    change = desk.housing.change(home, new)
    assert issue in change.issues
    assert desk.housing.house(home).source == new
    assert desk.housing.house(home).newer == house.source
    assert desk.undo_label.startswith("修改版式")
    desk.undo()
    assert desk.housing.house(home).source == house.source
    desk.redo()
    assert desk.housing.house(home).source == new
    assert desk.housing.change(home, new).issues == frozenset()


def test_what_would_lose_its_ground_is_refused(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    receipts, _ = desk.receiving.take([read_pasted("桥通了\n新桥昨天通车。")], home, issue)
    page = desk.library.issues.pages(issue)[1]
    columns = desk.library.publications.get(home).grid.columns
    desk.paging.place(receipts[0].articles[0].uuid, page.uuid, columns - 1, 10)
    source = desk.housing.house(home).source
    with pytest.raises(RefusedError, match="放不下已经排好的 1 篇"):
        desk.housing.change(
            home, edited(source, {("grid", "columns"): columns - 1, ("template",): None})
        )
    with pytest.raises(RefusedError, match="行距不能小于正文字号"):
        desk.housing.change(home, edited(source, {("grid", "pitch"): 6}))
    assert desk.housing.house(home).source == source


@pytest.mark.parametrize("stem", PAPERS)
def test_the_specimen_shows_any_house_style(stem: str, composers: Composers) -> None:
    text = built_in(stem)
    shown = preview(text, stem, None, "", composers)
    assert isinstance(shown, PageFrames)
    assert shown.frames
    house = checked(text, stem)
    for placement in specimen(house).placements:
        assert placement.right <= house.grid.columns and placement.bottom <= house.grid.rows


def test_a_preview_shows_the_issue_or_says_what_is_wrong(
    desk: Desk, issue: str, source: str, composers: Composers
) -> None:
    edition = desk.paging.edition(issue)
    page = edition.pages[1]
    wider = edited(source, {("grid", "trim", 0): 290})
    shown = preview(wider, STEM, edition, page.uuid, composers)
    assert isinstance(shown, PageFrames)
    assert (shown.number, round(shown.width.mm)) == (2, 290)
    wrong = preview(edited(source, {("grid", "columns"): 9}), STEM, edition, page.uuid, composers)
    assert isinstance(wrong, str) and "版心比纸还宽" in wrong


def test_fonts_are_told_as_this_machine_has_them(source: str, composers: Composers) -> None:
    found = {one.role: one for one in faces(source, STEM, composers)}
    assert set(found) == set(tomllib.loads(source)["fonts"])
    body = found["body"]
    assert body.word_name == "宋体"
    assert len(body.installed) == len(body.candidates)
    assert body.face
    assert body.stands_in is not body.installed[0] or body.installed[1]


def test_files_go_out_and_come_in(source: str, tmp_path: Path) -> None:
    path = write_file(source, tmp_path / "本报.toml")
    assert read_file(path) == source
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="UTF-8"):
        read_file(path)
    path.write_text("[grid", "utf8")
    with pytest.raises(RefusedError, match="第1行"):
        read_file(path)
    with pytest.raises(FileError):
        write_file(source, tmp_path / "没有" / "本报.toml")


def test_another_date_leaves_the_specimen_alone(source: str) -> None:
    edition = specimen(checked(source, STEM))
    assert edition.issue.number == IssueNumber((1,), (1,))
    assert edition.issue.date == datetime.date(2026, 1, 1)
