from __future__ import annotations

import datetime
import tomllib

import pytest

from newsroom.model.finding import Severity
from newsroom.model.pack import Entry, Pack, PackError, read_pack
from newsroom.model.pack_table import HEADS, pack_of, row_of, toml_of

ENTRIES = (
    Entry(words=("布署", "布置部署"), instead=("部署", ""), note='说"明"', source="编校惯例"),
    Entry(
        pattern=r"(\d+)周年\s诞辰",
        instead=(r"诞辰\1周年",),
        severity=Severity.ERROR,
        unless=("甲\t乙",),
        before="^",
        not_after="[，。]",
        whole=True,
        fields=("headline", "slots"),
        quoted=False,
        since=datetime.date(2020, 1, 2),
        until=datetime.date(2030, 12, 31),
    ),
)


def test_rows_say_what_entries_say() -> None:
    rows = [HEADS, *map(row_of, ENTRIES)]
    assert rows[1][:4] == ("布署；布置部署", "", "部署；（删去）", '说"明"')
    assert pack_of(rows, "k", "名") == Pack("k", "名", entries=ENTRIES)


def test_a_files_text_says_what_a_pack_says() -> None:
    pack = Pack("k", "名", "说明", frozenset({"bulletin"}), (), ENTRIES)
    assert read_pack(tomllib.loads(toml_of(pack)), "") == pack


def test_tables_of_other_heads_or_none() -> None:
    headed = [("区里的词表",), ("序号", "错误", "正确", "备注"), ("1", "布署", "部署", "常见")]
    plain = [("布署", "部署", "常见"), ("渡假",)]
    (entry,) = pack_of(headed, "k", "名").entries
    assert entry == Entry(words=("布署",), instead=("部署",), note="常见")
    assert pack_of(plain, "k", "名").entries == (entry, Entry(words=("渡假",)))


def test_days_as_people_write_them() -> None:
    rows = [("要找的词", "起用", "停用"), ("旧名", "2024年3月1日", "2025/4/5")]
    (entry,) = pack_of(rows, "k", "名").entries
    assert (entry.since, entry.until) == (datetime.date(2024, 3, 1), datetime.date(2025, 4, 5))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("要找的词", "轻重"), ("甲", "重")], "第2行：severity"),
        ([("要找的词", "只认整词"), ("甲", "对")], "第2行：“对”只能写"),
        ([("要找的词", "起用"), ("甲", "去年")], "第2行：from"),
        ([("要找的词", "规则式"), ("甲", "乙")], "只能写一样"),
        ([("要找的词", "改为"), ("", "乙")], "没有找到词条"),
    ],
)
def test_a_wrong_row_is_named(rows: list[tuple[str, ...]], said: str) -> None:
    with pytest.raises(PackError, match=said):
        pack_of(rows, "k", "名")
