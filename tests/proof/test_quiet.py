"""The quiet level: what it knows of words, what it takes for what, and when it keeps silent."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from newsroom.model.article import Article
from newsroom.model.finding import Severity
from newsroom.model.kinds import ArticleKind
from newsroom.model.roster import Official, Roster
from newsroom.proof import mending, odds, swaps
from newsroom.proof.alike import ALIKE, NEAR_SOUND, SAME_SOUND, SAME_TONE, Likes
from newsroom.proof.chances import Chances, tables
from newsroom.proof.lattice import Lattice
from newsroom.proof.names_in_copy import name_spans
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import quiet
from newsroom.proof.text import Text, of_article, of_lines
from tests.proof.quiet import findings, tally

WRONG = [
    ("全镇进一步完善农业灌概设施建设。", "概", "溉"),
    ("各部门要加强思想正治建设，落实主体责任。", "正", "政"),
    ("会议强调，要健全基层制理体系。", "制", "治"),
    ("本次评选的总休方案已经区政府同意。", "休", "体"),
    ("请各单位认真贯彻只行上级决定。", "只", "执"),
]
RIGHT = [
    "区农业农村局的技术员走进田间地头，为种粮大户讲解测土配方施肥的办法。",
    "县里把老旧小区改造列入民生实事清单，今年计划完成十二个小区的管网更新。",
    "周末的社区图书室坐满了孩子，志愿者轮流给他们讲故事。",
    "大家试试看，能不能把这条路修到山脚下。",
]


@pytest.fixture(scope="module")
def chances() -> Chances:
    return swaps.model()[0]


@pytest.fixture(scope="module")
def likes() -> Likes:
    return swaps.model()[1]


def slips(text: Text, setting: Setting | None = None) -> list[tuple[str, tuple[str, ...]]]:
    (rule,) = quiet.RULES
    found = rule.look(text, setting or Setting())  # type: ignore[arg-type]
    return [(text.text[one.start : one.end], one.suggestions) for one in found]


@pytest.mark.parametrize(("text", "old", "new"), WRONG)
def test_wrong_characters_are_told_with_the_right_ones(text: str, old: str, new: str) -> None:
    assert slips(Text(text)) == [(old, (new,))]


@pytest.mark.parametrize("text", RIGHT)
def test_clean_copy_is_left_alone(text: str) -> None:
    assert slips(Text(text)) == []


def test_a_hint_says_which_word_is_meant() -> None:
    (fault,) = Proofreader(rules=quiet.RULES).story(of_lines(WRONG[3][0]))
    assert fault.severity is Severity.HINT
    assert fault.message == "“总休”疑为“总体”，请核对“休”字"


def test_headings_and_copy_of_agencies_are_never_judged() -> None:
    text = WRONG[1][0]
    assert slips(Text(text, "headline")) == []
    assert slips(Text(text, locked=True)) == []
    article = Article(kind=ArticleKind.WIRE, body=text)
    assert Proofreader(rules=quiet.RULES).story(of_article(article)) == ()
    article = Article(kind=ArticleKind.NEWS, body=text)
    assert len(Proofreader(rules=quiet.RULES).story(of_article(article))) == 1


def test_names_that_the_house_knows_are_never_judged() -> None:
    text = Text("总休方案由他起草，正治建设由她负责。")
    assert [old for old, _ in slips(text)] == ["休", "正"]
    day = datetime.date(2024, 1, 1)
    roster = Roster((Official(name="总休", title="书记", since=day),))
    assert slips(text, Setting(roster=roster, names=frozenset({"正治"}))) == []


def test_names_in_copy() -> None:
    text = Text("区委书记周砚秋到大柳滩村调研，约翰·史密斯先生和北京的专家在场。")
    found = [text.text[start:end] for start, end in name_spans(text, Setting())]
    assert {"周砚秋", "区委书记", "北京", "大柳滩村"} <= set(found)
    assert any(one.startswith("约翰·史密斯") for one in found)
    text = Text("获奖的有石军枫、梁琴韵和任秀贵，安耐可公司捐了书。")
    found = {text.text[start:end] for start, end in name_spans(text, Setting())}
    assert {"石军枫", "梁琴韵", "任秀贵", "安耐可公司"} <= found


def test_the_likeliest_way_through_a_run(chances: Chances) -> None:
    lattice = Lattice("市民政局开展活动", 0, chances.numbers)
    told = chances.pairs(
        [lattice.number[node] for node in lattice.first],
        [lattice.number[node] for node in lattice.second],
    )
    lattice.solve(told, chances.single)
    words = [lattice.run[lattice.start[node] : lattice.end[node]] for node in lattice.path]
    assert words[-2:] == ["开展", "活动"]
    for node in lattice.path:
        assert lattice.ahead[node] + lattice.back[node] == pytest.approx(lattice.best, abs=1e-3)
    assert lattice.right(lattice.path[0], 9) == [lattice.number[node] for node in lattice.path]
    assert lattice.left(lattice.path[-1], 1) == [chances.numbers["活动"]]
    assert sum(lattice.cost) >= -lattice.best


def test_pairs_and_threes(chances: Chances) -> None:
    numbers = chances.numbers
    (usual,) = chances.pairs([numbers["经济"]], [numbers["发展"]])
    (odd,) = chances.pairs([numbers["经济"]], [numbers["蚂蚁"]])
    assert usual > odd + 3
    assert chances.pairs([], []) == []
    assert chances.threes([numbers["经济"], numbers["发展"]]) == 0
    row = [numbers[word] for word in ("一", "个", "人")]
    assert chances.threes(row) == pytest.approx(chances.threes(row), abs=1e-9)
    assert chances.spellings[numbers["发展"]] == "发展"


def test_the_kept_tables_read_as_they_were_written() -> None:
    def made(name: str, steps: list[int]) -> dict[str, np.ndarray]:
        told = np.array(steps)
        return {
            f"{name}_low": (told & 255).astype(np.uint8),
            f"{name}_high": (told >> 8).astype(np.uint8),
        }

    given = {
        "words": np.frombuffer("\n甲\n乙\n丙".encode(), np.uint8),
        "single": np.array([170, 20, 30, 40], np.uint8),
        "rest": np.array([120, 100, 120, 120], np.uint8),
        "pairs": np.array([0, 2, 1, 0], np.uint16),
        **made("second", [2, 1, 1]),
        "chance": np.array([16, 32, 48], np.uint8),
        "pair_rest": np.array([110, 120, 120], np.uint8),
        "triples": np.array([1, 0, 0], np.uint16),
        **made("third", [3]),
        "bonus": np.array([8 * 16 + 24], np.uint8),
    }
    read = Chances(given)
    assert read.numbers == {"甲": 1, "乙": 2, "丙": 3}
    assert read.pairs([1, 1, 2, 1], [2, 3, 1, 1]) == pytest.approx([-1, -2, -3, -1 - 2], abs=1e-5)
    assert read.threes([1, 2, 3]) == pytest.approx(1.5)
    assert read.threes([1, 2, 2]) == pytest.approx(-0.5)
    assert read.threes([3, 3, 3]) == 0
    assert set(tables()) == set(given) | {"chars", "readings", "alike"}


def test_what_sounds_and_looks_alike(likes: Likes, chances: Chances) -> None:
    assert likes.kind("制", "治") & (SAME_SOUND | SAME_TONE) == SAME_SOUND | SAME_TONE
    assert likes.kind("休", "体") & ALIKE
    assert likes.kind("民", "名") & NEAR_SOUND
    assert "体" in likes.likes("休")
    assert "休" not in likes.likes("休")
    found = {
        chances.spellings[number] for start, _, number in likes.homophones("贱人") if start == 0
    }
    assert "兼任" in found
    assert likes.homophones("，。") == []


def test_numbers_and_persons_are_not_changed_for_others() -> None:
    for text in ("第三十二界代表大会", "他们的和她们的"):
        for swap in swaps.find(text):
            assert not swaps.NUMERALS & {*swap.old, *swap.new}
            assert not {swap.old, swap.new} <= set("他她它")


def test_what_is_weighed(chances: Chances, likes: Likes) -> None:
    by = odds.weights()
    swap = max(swaps.find("总休方案"), key=lambda one: one.candidate.gain)
    told = odds.features(swap, chances, likes)
    assert set(told) <= set(by.of) | {"name", "foreign_0", "foreign_1", "foreign_2", "foreign_3"}
    assert told["gain"] >= swaps.LEAST
    weight = odds.weigh(swap, chances, likes, by)
    assert weight == pytest.approx(sum(by.of.get(name, 0) * told[name] for name in told))
    assert weight > by.least


def test_text_of_any_kind_is_taken() -> None:
    for text in ("", "。", "abc 123", "一", "龘龘龘龘龘", "的" * 500, "𠀀的𠀀地"):
        assert isinstance(swaps.find(text), list)


def test_the_bench_counts_characters_and_sentences() -> None:
    stands, should = WRONG[1][0], WRONG[1][0].replace("正治", "政治")
    assert findings(RIGHT[0]) == []
    made = tally([(stands, should), (RIGHT[0], RIGHT[0])])
    assert (made.sentences, made.wrong, made.told, made.placed, made.mended) == (2, 1, 1, 1, 1)
    assert (made.sentences_wrong, made.sentences_told, made.sentences_mended) == (1, 1, 1)
    assert made.alarms == 0
    made = tally([(stands, stands)])
    assert (made.alarms, made.mended, made.told) == (1, 0, 1)


def test_a_second_fault_beside_the_first_is_found_once_that_is_mended() -> None:
    text = "要加强思想正治建设，健全基层制理体系，总休方案已经通过。"
    told = list(mending.mends(text, list))
    assert [(one.old, one.new) for one in told] == [("正", "政"), ("制", "治"), ("休", "体")]
    assert [one.start for one in told] == sorted(one.start for one in told)
    assert list(mending.mends(text, lambda: [(0, len(text))])) == []


def test_nothing_is_asked_of_names_where_nothing_is_to_tell() -> None:
    def asked() -> list[tuple[int, int]]:
        raise AssertionError

    assert list(mending.mends(RIGHT[0], asked)) == []


def test_a_long_text_is_judged_in_pieces() -> None:
    text = RIGHT[0] * 40 + WRONG[3][0] + RIGHT[1] * 40
    (told,) = mending.mends(text, list)
    assert text[told.start : told.end] == "休"
    assert text[told.word_start : told.word_end] == "总休"
    cut = list(mending.blocks(text))
    assert [start for start, _ in cut[1:]] == [end for _, end in cut[:-1]]
    assert (cut[0][0], cut[-1][1]) == (0, len(text))
    assert all(text[end - 1] == "。" for _, end in cut)
    unbroken = "的" * 2_500
    assert [end - start for start, end in mending.blocks(unbroken)] == [1_000, 1_000, 500]
    assert list(mending.blocks("")) == [(0, 0)]


def test_what_a_text_says_often_is_believed(chances: Chances, likes: Likes) -> None:
    def told(text: str) -> dict[str, float]:
        swap = next(one for one in swaps.find(text) if one.word == "总体")
        assert swap.stands == "总休"
        return odds.features(swap, chances, likes)

    assert told("总休方案已经通过。")["repeated"] == 0
    assert told("总休方案已经通过，总休方案不变。")["repeated"] == 1
    assert told("总休方案已经通过。")["elsewhere"] == 0
    assert told("总休方案已经通过，总体不变。")["elsewhere"] == 1
