from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.model.finding import Severity
from newsroom.model.pack import HOUSE, Entry, Pack, PackError, as_mapping, read_entry
from newsroom.model.publication import PublicationKind
from newsroom.proof import catalogue, pack
from newsroom.proof.literal import needed, weight
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting, Slip
from newsroom.proof.text import Text, of_lines
from tests.proof.labels import cases

PLAIN = Setting(packs=frozenset({"mine"}))


def slips(entry: Entry, text: Text | str, setting: Setting = PLAIN) -> list[Slip]:
    troubles: dict[str, Exception] = {}
    matcher = pack.Matcher(Pack("mine", "试用", entries=(entry,)), troubles)
    found = list(matcher.look(Text(text) if isinstance(text, str) else text, setting))
    found.sort(key=lambda one: (one.start, one.end))
    assert not troubles
    return found


def places(entry: Entry, text: Text | str, setting: Setting = PLAIN) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in slips(entry, text, setting)]


def test_words_are_found_wherever_they_stand() -> None:
    entry = Entry(words=("布署", "布署会"), instead=("部署",))
    assert places(entry, "布署布署会") == [(0, 2), (2, 5)]
    (found,) = slips(entry, "开展布署")
    assert found.message == "“布署”应为“部署”"
    assert found.suggestions == ("部署",)


def test_a_word_of_one_character_is_found() -> None:
    assert places(Entry(words=("囍",)), "双囍临门囍") == [(1, 2), (4, 5)]


def test_what_is_told_without_a_note() -> None:
    assert slips(Entry(words=("某词",)), "某词")[0].message == "“某词”应当慎用"
    assert slips(Entry(words=("某词",), instead=("",)), "某词")[0].message == "“某词”不应出现"
    noted = Entry(words=("某词",), note="此处不用“某词”", source="编校惯例")
    (found,) = slips(noted, "某词")
    assert (found.message, found.source) == ("此处不用“某词”", "编校惯例")


def test_a_pattern_offers_what_it_took_in_groups() -> None:
    entry = Entry(pattern=r"(\d+)周年(诞辰)", instead=(r"\2\1周年",))
    (found,) = slips(entry, "纪念100周年诞辰")
    assert (found.start, found.suggestions) == (2, ("诞辰100周年",))


def test_longer_wordings_are_right() -> None:
    entry = Entry(words=("残废人",), unless=("残废人军证", "老残废人"))
    assert places(entry, "残废人军证和残废人，还有老残废人") == [(6, 9)]


def test_what_stands_before_and_after_decides() -> None:
    entry = Entry(words=("交代",), before="^|工作", not_after="[会，]")
    assert places(entry, "交代清楚") == [(0, 2)]
    assert places(entry, "工作交代，工作交代了，他交代了") == [(7, 9)]
    ending = Entry(words=("完了",), after="$", not_before="没")
    assert places(ending, "完了没完了") == []
    assert places(ending, "完了都完了") == [(3, 5)]


def test_whole_words_alone() -> None:
    entry = Entry(words=("就业",), whole=True)
    assert places(entry, "取得成就业务精湛") == []
    assert places(entry, "促进就业") == [(2, 4)]


def test_fields_and_quotation_marks() -> None:
    entry = Entry(words=("惊现",), fields=("headline",))
    assert places(entry, Text("街头惊现", "headline")) == [(2, 4)]
    assert places(entry, Text("街头惊现")) == []
    said = Entry(words=("惊现",), quoted=False)
    assert places(said, "“惊现”一词，‘惊现’也是，惊现") == [(14, 16)]


def test_days_of_the_issue() -> None:
    def on(day: str) -> Setting:
        return Setting(day=datetime.date.fromisoformat(day))

    entry = Entry(words=("旧名",), since=datetime.date(2018, 3, 11))
    assert [bool(places(entry, "旧名", on(day))) for day in ("2018-03-10", "2018-03-11")] == [
        False,
        True,
    ]
    assert places(entry, "旧名", Setting())
    ended = Entry(words=("旧名",), until=datetime.date(2018, 3, 11))
    assert [bool(places(ended, "旧名", on(day))) for day in ("2018-03-11", "2018-03-12")] == [
        True,
        False,
    ]
    assert not places(ended, "旧名", Setting())


def test_words_of_locked_copy_are_only_hinted_at() -> None:
    entry = Entry(words=("布署",), severity=Severity.ERROR)
    assert slips(entry, Text("布署", locked=True))[0].severity is Severity.HINT
    assert slips(entry, "布署")[0].severity is Severity.ERROR


def test_an_endless_pattern_is_left_out_and_named_and_the_others_go_on() -> None:
    entries = (
        Entry(pattern="(?:甲|甲甲)+乙"),
        Entry(words=("布署",)),
        Entry(words=("部门",), after="(?:丙+)+丁$"),
    )
    own = Pack("mine", "试用", entries=entries)
    reader = Proofreader(Setting(packs=frozenset({"mine"}), own=(own,)))
    text = "甲" * 1_500 + "部门" + "丙" * 1_500 + "乙\n布署"
    assert [one.text for one in reader.story(of_lines(text))] == ["布署"]
    assert "mine：(?:甲|甲甲)+乙" in reader.troubles
    assert all(isinstance(one, TimeoutError) for one in reader.troubles.values())


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("(未关", "写得不对"), ("(?:a{1000}){1000}", "重复的次数太多"), ("*", "写得不对")],
)
def test_patterns_that_cannot_be_are_refused(pattern: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        pack.check(Entry(pattern=pattern))


def test_a_replacement_names_groups_that_are_there() -> None:
    pack.check(Entry(pattern="(a)(b)", instead=(r"\2\1",)))
    with pytest.raises(PackError, match="没有这一组"):
        pack.check(Entry(pattern="(a)", instead=(r"\2",)))
    with pytest.raises(PackError, match="反斜线"):
        pack.check(Entry(pattern="(a)", instead=(r"\g<1>",)))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('key = "a"\n[[entry]\n', "第2行写得不对"),
        ("[[entry]]\nwords = ['甲']\n[[entry]]\nword = ['乙']\n", "第2条：没有“word”这一项"),
        ("[[entry]]\nwords = ['甲']\npattern = '乙'\n", "只能写一样"),
        ("[[entry]]\nwords = ['']\n", "空的词"),
        ("[[entry]]\nwords = '甲'\n", "方括号"),
        ("[[entry]]\nwords = ['甲']\nseverity = 'bad'\n", "severity 只能写"),
        ("[[entry]]\nwords = ['甲']\nfrom = 2020-01-02\nuntil = 2020-01-01\n", "晚于"),
        ("[[entry]]\nwords = ['甲']\nfrom = '昨天'\n", "这样的日期"),
        ("[[entry]]\nwords = ['甲']\nwhole = 1\n", "true 或 false"),
        ("[[entry]]\nwords = ['甲']\ninstead = ['甲']\n", "同一个词"),
        ("[[entry]]\npattern = '('\n", "第1条：规则式"),
        ('on = ["weekly"]\n', "on 只能写"),
        ('entry = "甲"\n', r"\[\[entry\]\]"),
        ('titel = "甲"\n', "没有“titel”这一项"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, source: str, said: str) -> None:
    path = tmp_path / "本报.toml"
    path.write_text(source, "utf8")
    with pytest.raises(FileError, match=said) as told:
        pack.from_file(path)
    assert "本报.toml" in told.value.what


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "本报.toml"
    path.write_bytes('title = "本报"'.encode("gbk"))
    with pytest.raises(FileError, match="UTF-8"):
        pack.from_file(path)


def test_an_entry_is_written_as_it_was_read() -> None:
    data = {
        "words": ["甲", "乙"],
        "instead": [""],
        "note": "不写",
        "severity": "error",
        "quoted": False,
        "from": "2020-01-01",
    }
    entry = read_entry(data)
    assert as_mapping(entry) == data
    assert read_entry(as_mapping(entry)) == entry
    assert entry.fingerprint != read_entry({"words": ["甲"]}).fingerprint


def test_packs_are_heard_where_they_are_on() -> None:
    def keys(setting: Setting) -> set[str]:
        return {one.key for one in pack.chosen(setting)}

    assert {"words", "banned", "regions"} <= keys(Setting())
    assert "quiet" not in keys(Setting(kind=PublicationKind.BULLETIN))
    assert keys(Setting(packs=frozenset({"quiet"}))) == {"quiet"}
    switched = Setting(on=frozenset({"quiet"}), off=frozenset({"words"}))
    assert keys(switched) == (keys(Setting()) | {"quiet"}) - {"words"}
    internal = Pack("mine", "内部", on=frozenset({"internal"}))
    assert "mine" in keys(Setting(internal=True, own=(internal,)))
    assert "mine" not in keys(Setting(own=(internal,)))


def test_own_words_join_a_pack_and_muted_ones_leave_it() -> None:
    entry, other = Entry(words=("布署",)), Entry(words=("座阵",))
    own = Pack("banned", "本报加的", entries=(entry, other))
    setting = Setting(packs=frozenset({"banned"}), own=(own,))
    (merged,) = pack.chosen(setting)
    assert merged.title == "禁用慎用词"
    assert {entry, other} <= set(merged.entries)
    (merged,) = pack.chosen(
        Setting(packs=frozenset({"banned"}), own=(own,), muted=frozenset({entry.fingerprint}))
    )
    assert entry not in merged.entries
    assert other in merged.entries


def test_a_pack_of_the_house_switches_no_rule_of_code() -> None:
    own = Pack("mine", "试用", rules=("doubled",), entries=(Entry(words=("布署",)),))
    setting = Setting(packs=frozenset({"mine"}), own=(own,))
    assert [one.name for one in Proofreader(setting).rules] == ["mine"]
    assert pack.chosen(setting)[0].rules == ()


def test_findings_name_their_pack_and_the_house_comes_first() -> None:
    word = Entry(words=("布署工作",), note="本报不用")
    own = (Pack(HOUSE, "本报词库", entries=(word,)), Pack("b", "乙", entries=(word,)))
    reader = Proofreader(Setting(packs=frozenset({HOUSE, "b"}), own=own))
    (fault,) = reader.story(of_lines("布署工作"))
    assert (fault.rule, fault.pack, fault.message) == (HOUSE, HOUSE, "本报不用")


def test_every_rule_of_code_is_switched_by_exactly_one_pack() -> None:
    named = [name for one in pack.shipped() for name in one.rules]
    assert sorted(named) == sorted(rule.name for rule in catalogue.rules())
    keys = {one.key: one for one in pack.shipped()}
    assert all(name in keys[name].rules for name in named if name in keys)


def test_shipped_packs_are_sound() -> None:
    assert pack.broken() == {}
    wanted = {
        *("punctuation", "numerals", "days", "sums", "words", "titles", "banned", "regions"),
        *("congress", "places", "units", "people", "consistency", "quiet"),
    }
    assert wanted <= {one.key for one in pack.shipped()}
    for one in pack.shipped():
        assert one.title
        assert one.note
        pack.check_all(one)


def test_characters_that_a_pattern_needs() -> None:
    def meets(pattern: str, text: str) -> bool:
        return needed(pattern).met(set(text))

    assert needed("每公斤?(?:约|达)[^，]{1,3}亩产").all == set("每公亩产")
    assert not meets("每(?:约|达)亩", "每亩")
    assert meets("每(?:约|达)?亩", "每亩")
    assert meets("每(?:约|达){2}亩", "每亩约")
    assert not meets("甲乙|丙丁", "甲丁")
    assert meets("甲乙|丙丁", "丙丁")
    assert meets("(?i)甲", "乙")
    assert meets("(?!甲)乙(?<!丙)", "乙")
    assert not meets("(?<=甲|丙)乙(?=丁)", "乙丁")
    assert meets("(?<=甲|丙)乙(?=丁)", "丙乙丁")
    assert meets("(甲|[乙丙])丁{0,3}", "无")
    assert needed(r"\d{2}年+[\]年月]日*").all == {"年"}
    assert needed("(?P<a>甲(?:乙|丙丁)(?<b>戊))己?").all == set("甲戊")
    assert weight(r"\d{1,4}年(?:\d{2,}月){3}") == 24


def test_no_match_is_lost_by_looking_at_characters_first() -> None:
    text = "\n".join(case.text for case in cases() if case.marks)
    found = [
        (entry.pattern, text[max(match.start() - 60, 0) : match.end() + 60])
        for one in pack.shipped()
        for entry in one.entries
        if entry.pattern
        for match in pack.compiled(entry.pattern).finditer(text)
    ]
    assert found
    assert [one for one in found if not needed(one[0]).met(set(one[1]))] == []
