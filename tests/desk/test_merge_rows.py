from __future__ import annotations

from dataclasses import replace

from newsroom.compare.merging import merge
from newsroom.desk.merge_rows import Choice, Fate, rows
from newsroom.model.article import Article

BASE = Article(uuid="a", headline="旧题", body="甲句。乙句。\n丙句丙句丙句。\n丁句。")


def test_rows_tell_each_change_beside_what_it_grew_from() -> None:
    ours = replace(BASE, headline="新题", body=BASE.body.replace("乙句", "乙改句"))
    theirs = replace(
        BASE, headline="另题", body=BASE.body.replace("丁句。", "丁改句。") + "\n戊句。"
    )
    found = rows(merge(BASE, ours, theirs))
    told = [(row.name, row.fate) for row in found]
    assert told == [
        ("主题", Fate.CLASH),
        ("正文第1段", Fate.SAME),
        ("正文第1段", Fate.OURS),
        ("正文第2段", Fate.SAME),
        ("正文第3段", Fate.THEIRS),
    ]
    title = found[0]
    assert (title.base, title.ours, title.theirs) == ("旧题", "新题", "另题")
    assert title.results == {Choice.OURS: "新题", Choice.THEIRS: "另题"}
    assert title.open
    (change,) = found[2].ours_changes
    assert found[2].ours[change.b0 : change.b1] == "改"
    assert found[2].choices[0] is Choice.OURS


def test_what_did_not_change_is_shown_short() -> None:
    long = replace(BASE, body="一" * 200 + "。\n尾。")
    found = rows(merge(long, long, replace(long, subhead="副题")))
    same = next(row for row in found if row.name.startswith("正文"))
    assert len(same.ours) < 40
    assert "……" in same.ours
    (changed,) = [row for row in found if row.number >= 0]
    assert (changed.name, changed.base, changed.theirs) == ("副题", "", "副题")
