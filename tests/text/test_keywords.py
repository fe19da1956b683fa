from __future__ import annotations

from newsroom.text.keywords import digest, keywords

HEADLINE = "区水利局给老水渠装上水表"
BODY = (
    "本报讯（记者 田禾）清明前，区水利局给南坪村的老水渠装上了二十只水表，浇地用水多少一看便知。\n"
    "老水渠修于六十年代，渠底漏水严重，浇一遍地要等半个月。水表装好以后，漏水的渠段很快查了出来。\n"
    "村民说，现在大家都愿意节水灌溉，浇地的排队时间也短了。会议要求有关部门进一步做好工作。"
)


def words() -> list[str]:
    return [each.word for each in keywords(HEADLINE, BODY)]


def test_names_and_things_lead_and_the_headline_counts_most() -> None:
    assert {"水渠", "水表", "水利局"} <= set(words()[:5])


def test_what_every_report_says_is_no_keyword() -> None:
    assert not {"会议", "要求", "部门", "工作", "大家", "现在"} & set(words())


def test_no_keyword_is_part_of_another() -> None:
    found = words()
    assert not [(a, b) for a in found for b in found if a != b and a in b]
    assert len(found) == len(set(found)) <= 8


def test_weights_fall() -> None:
    weights = [each.weight for each in keywords(HEADLINE, BODY)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0


def test_the_digest_is_a_sentence_of_the_story_without_its_opening() -> None:
    told = digest(HEADLINE, BODY)
    assert told == "清明前，区水利局给南坪村的老水渠装上了二十只水表，浇地用水多少一看便知。"


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    told = digest("", "水表装好，漏水的渠段查了出来，" * 8 + "大家都说好。", 30)
    assert told == "水表装好，漏水的渠段查了出来，水表装好，漏水的渠段查了出来…"


def test_nothing_is_about_nothing() -> None:
    assert keywords("", "") == ()
    assert digest("", "") == ""
    assert digest("标题", "。") == ""
