"""The rules about marks, each by sentences of both kinds."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from newsroom.model.article import Article
from newsroom.proof import conversion
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import doubled, ellipsis, listing, pairs, titles_of_works, width
from newsroom.proof.text import of_article, of_lines
from tests.proof.asked import marked

WRONG: list[tuple[ModuleType, str]] = [
    (pairs, "船工说“开船”，又说⟦“走吧，|“走吧”，⟧声音很轻。"),
    (pairs, "渡口叫“老码头⟦“|”⟧，年头久了。"),
    (pairs, "渡口叫⟦”|“⟧老码头”，年头久了。"),
    (pairs, "读⟦《河志〉|《河志》⟧要慢。"),
    (pairs, "印发《渡船安全办法（试行⟦》）|）》⟧，请照办。"),
    (pairs, "依据河政发⟦（2025〕|〔2025〕⟧6号文件办理。"),
    (pairs, "他说：“老船工讲⟦“|‘⟧慢慢摇⟦”|’⟧，我记住了。”"),
    (pairs, "“老码头”一带叫作⟦‘|“⟧夜航⟦’|”⟧的旧俗还在。"),
    (pairs, "《读⟦《|〈⟧河志⟦》|〉⟧有感》登在二版。"),
    (doubled, "船到了⟦。。|。⟧"),
    (doubled, "船到了⟦，。|。⟧"),
    (doubled, "带上桨⟦、，|、⟧绳子和灯。"),
    (doubled, "带上（绳子⟦、|⟧）再走。"),
    (doubled, "他说⟦“：|：“⟧船到了。”"),
    (doubled, "他喊：“船到了。”⟦。|⟧"),
    (doubled, "⟦，|?⟧船到了。"),
    (ellipsis, "风停了⟦...|……⟧船也停了。"),
    (ellipsis, "风停了⟦。。。|……⟧"),
    (ellipsis, "桨、绳、灯⟦……等|……⟧"),
    (ellipsis, "老船工⟦--|——⟧河上的活地图。"),
    (width, "风停了⟦,|，⟧船也停了。"),
    (width, "老码头⟦(|（⟧旧渡口⟦)|）⟧修好了，船能靠。"),
    (width, '叫作⟦"|“⟧夜航⟦"|”⟧的旧俗，如今还在。'),
    (width, "渡口建于⟦１９８５|1985⟧年，改过两次。"),
    (width, "船行3⟦．|.⟧5公里，用时一刻。"),
    (width, "渡口在上⟦ |⟧游，水急。"),
    (titles_of_works, "区里授予他⟦《渡口标兵》|“渡口标兵”⟧称号。"),
    (titles_of_works, "参加⟦《我爱渡口》|“我爱渡口”⟧主题演讲比赛。"),
    (titles_of_works, "船工领到⟦《船员许可证》|船员许可证⟧。"),
    (titles_of_works, "凭⟦《居住证》|居住证⟧可以免费乘船。"),
    (titles_of_works, "⟦《第三届渡船节》|第三届渡船节⟧在河湾开幕。"),
    (titles_of_works, "区里印发⟦“|《⟧河湾区渡船管理办法⟦”|》⟧，下月施行。"),
    (titles_of_works, "孩子们齐声诵读⟦“|《⟧爱莲说⟦”|》⟧。"),
    (titles_of_works, "印发⟦《关于加强渡船管理》的通知|《关于加强渡船管理的通知》⟧。"),
    (pairs, "依据河政发⟦（2025）|〔2025〕⟧6号文件办理。"),
    (listing, "来了船工、渔民⟦、|⟧和学生。"),
    (listing, "登了《河志》⟦、|⟧《桥志》。"),
    (listing, "来了船工、渔民⟦，|⟧等20人。"),
    (listing, "带上桨、绳子⟦、|⟧等物品。"),
    (listing, "带上桨、绳子⟦等等|等⟧物品。"),
    (listing, "带上桨、绳子等⟦：|⟧物品。"),
]

CLEAN: list[tuple[ModuleType, str]] = [
    (pairs, "他说：“老船工讲‘慢慢摇’，我记住了。”"),
    (pairs, "（一）清点；1)装车。"),
    (pairs, "《读〈河志〉有感》登在二版。"),
    (pairs, "“头一段说船。\n“第二段说桥。”"),
    (pairs, "他说：“头一段说船。\n“第二段说桥。”"),
    (pairs, "他说：“船修好了。"),
    (pairs, "船开走了。”他说。"),
    (doubled, "真的吗？！太好了！！！"),
    (doubled, "顿号“、”和逗号“，”不能混用。"),
    (doubled, "他问：“船呢？”，没人答。"),
    (ellipsis, "风停了……船也停了。"),
    (ellipsis, "“等等……我来摇。”"),
    (pairs, "（2021）豫01民终123号判决"),
    (listing, "建设文明、和谐、和平的渡口，安全、及时、与众不同。"),
    (ellipsis, "他把问题一一列出。"),
    (ellipsis, "北京—上海高速铁路"),
    (width, "网址是https://example.cn/a,b?c=1，请记好。"),
    (width, "比分3:2，用时1:05，成绩12.5秒。"),
    (width, "会议8:30开始，ISO 9001认证通过。"),
    (width, "渡口改造 一是修码头，二是添新船。"),
    (width, "第一条 为了加强渡船管理，制定本办法。"),
    (titles_of_works, "新版《居住证暂行条例》今起施行。"),
    (titles_of_works, "开展《民法典》主题活动。"),
    (titles_of_works, "围绕“关于渡口安全的几点意见”这个主题讨论。"),
    (titles_of_works, "叫作“夜航”的旧俗还在。"),
    (listing, "依据《渔业法》、《港口法》处理。"),
    (listing, "修路、通水、建校，等等，一件件办成。"),
    (listing, "水等、电等、路等，不如动手干。"),
    (listing, "小宋、小李在渡口，等船来。"),
]


@pytest.mark.parametrize(("module", "told"), WRONG)
def test_what_is_wrong_is_told_with_what_is_right(module: ModuleType, told: str) -> None:
    plain = re.sub(r"⟦([^|⟧]*)\|[^⟧]*⟧", r"\1", told)
    assert marked(module, plain) == told


@pytest.mark.parametrize(("module", "text"), CLEAN)
def test_what_is_right_is_left_in_peace(module: ModuleType, text: str) -> None:
    assert marked(module, text) == text


def test_what_a_story_writes_one_way_throughout_is_told_of_once() -> None:
    reader = Proofreader(rules=width.RULES)
    line = "船到岸了,大家下船,往村里走。"
    assert len(reader.story(of_article(Article(body="\n".join([line] * 20))))) == 1
    assert len(reader.story(of_article(Article(body=line)))) == 2
    wide = "渡口建于１９８５年，１９９２年、１９９６年和２０１２年改建。"
    assert len(reader.story(of_article(Article(body=wide)))) == 1


def test_a_mass_of_copy_whose_marks_or_figures_were_converted_is_known() -> None:
    latin = ["船到岸了,大家下船,往村里走。"] * 20
    wide = ["渡口建于１９８５年，１９９２年改建。"] * 20
    right = ["船到岸了，大家下船。渡口建于1985年。"] * 20
    assert conversion.converted(latin) == {conversion.MARKS}
    assert conversion.converted(wide) == {conversion.FIGURES}
    assert conversion.converted([*right, *latin[:3], *wide[:3]]) == frozenset()
    setting = Setting(converted=frozenset({conversion.MARKS, conversion.FIGURES}))
    reader = Proofreader(setting, rules=width.RULES)
    assert reader.story(of_lines("\n".join([*latin, *wide]))) == ()


def test_a_title_breaks_its_lines_at_spaces() -> None:
    assert marked(width, "渡口修好了 船能靠岸了", field="headline") == "渡口修好了 船能靠岸了"


def test_marks_between_titles_are_told_of_where_a_paper_wants_it() -> None:
    told = marked(listing, "读《河志》、《桥志》和“夜航”、“晨渡”。")
    assert told == "读《河志》⟦、|⟧《桥志》和“夜航”⟦、|⟧“晨渡”。"
