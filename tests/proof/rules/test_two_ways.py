"""The rules on what stands two ways within a story, each by stories of both kinds."""

from __future__ import annotations

from types import ModuleType

import pytest

from newsroom.model.roster import Official, Roster
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import (
    ages_two_ways,
    events_two_ways,
    figures_two_ways,
    names_two_ways,
    persons_two_ways,
    places_two_ways,
    posts_two_ways,
)
from newsroom.proof.text import of_lines
from tests.proof.asked import marked

WRONG: list[tuple[ModuleType, str]] = [
    (persons_two_ways, "石桥村村民周大河六十二岁。天刚亮，⟦周大禾|周大河⟧就下了地。"),
    (persons_two_ways, "赵庆林是村里的养蜂人。⟦赵庆霖|赵庆林⟧说，今年蜜多。"),
    (persons_two_ways, "区委书记沈知秋到会讲话。⟦沈之秋|沈知秋⟧强调，要抓紧。"),
    (persons_two_ways, "民警韩磊赶到现场。⟦韩雷|韩磊⟧说，当时很危险。"),
    (persons_two_ways, "吴晓敏老师教了三十年书。\n⟦吴小敏|吴晓敏⟧的学生遍布全国。"),
    (persons_two_ways, "买买提·艾力是护边员。⟦买买提·爱力|买买提·艾力⟧每天巡边。"),
    (persons_two_ways, "她和丈夫张守田开船。⟦张守天|张守田⟧掌舵。"),
    (persons_two_ways, "何桂兰夫妇守着渡口。如今，⟦何桂花|何桂兰⟧的船换了三条。"),
    (persons_two_ways, "民警钟萤来了。⟦钟荧|钟萤⟧说，船要修。"),
    (persons_two_ways, "渡口村支书何长庚带着船工修船。⟦何常庚|何长庚⟧说，船要修好。"),
    (persons_two_ways, "渡口小学的何敏老师退休了。⟦何明|何敏⟧老师教了30年书。"),
    (figures_two_ways, "村里种了40亩桑树。⟦90亩|40亩⟧桑树是全村的指望。"),
    (figures_two_ways, "合作社有社员316户，带动⟦361户|316户⟧社员分红。"),
    (events_two_ways, "渡口于5月动工。自⟦6月|5月⟧动工以来，天天下雨。"),
    (events_two_ways, "渡口2019年8月开工，去年通航。自⟦2018年8月|2019年8月⟧开工建设以来，船停了。"),
    (figures_two_ways, "渡口添了28条新船。这⟦82条|28条⟧新船下月试航。"),
    (figures_two_ways, "该桥总投资4.3亿元。这个总投资⟦4.8亿元|4.3亿元⟧的项目已经开工。"),
    (figures_two_ways, "渠道全长7250米。该渠道长⟦7520米|7250米⟧，灌溉三个村。"),
    (figures_two_ways, "村里种茶3万亩。这⟦3万公顷|3万亩⟧茶园分给了四家合作社。"),
    (figures_two_ways, "合作社有社员126户。去年，⟦162户|126户⟧社员分了红。"),
    (figures_two_ways, "大会表彰26名船工标兵。会后，⟦28名|26名⟧船工标兵合影。"),
    (figures_two_ways, "共有16支船队参赛。经过角逐，⟦18支|16支⟧船队中有3支胜出。"),
    (figures_two_ways, "新修渡口14个。目前，这⟦41个|14个⟧渡口全部开放。"),
    (figures_two_ways, "桥长1280米。⟦1820米|1280米⟧长的桥上灯火通明。"),
    (figures_two_ways, "现有航线42条。⟦24条|42条⟧航线全部换了新船。"),
    (figures_two_ways, "船厂年产值3.5亿元。这家年产值⟦5.3亿元|3.5亿元⟧的船厂正在扩建。"),
    (figures_two_ways, "集市为期三天。⟦五天|三天⟧里，镇上天天有戏。"),
    (figures_two_ways, "展出照片118幅，其中⟦181幅|118幅⟧照片拍的是渡口。"),
    (ages_two_ways, "何大成今年54岁，是摆渡人。⟦45岁|54岁⟧的何大成熟悉每一处浅滩。"),
    (ages_two_ways, "过完九十岁生日，八旬已成往事；⟦九十二岁|九十岁⟧老人还写字。"),
    (events_two_ways, "渡口9月20日启用。自⟦9月10日|9月20日⟧启用以来，日均过客三百。"),
    (events_two_ways, "灯塔建成于1931年。⟦1913年|1931年⟧建成之初，烧的是煤油。"),
    (events_two_ways, "夜渡队成立于2018年3月。成立于⟦2019年3月|2018年3月⟧的夜渡队有46人。"),
    (events_two_ways, "听证会定于6月3日举行。请报名者于⟦6月4日|6月3日⟧9时到场。"),
    (events_two_ways, "5月1日，第四届龙舟大赛开赛。⟦第三届|第四届⟧龙舟大赛设六个项目。"),
    (names_two_ways, "“渡口夜话”每周一期。“⟦渡口夜画|渡口夜话⟧”已办十期。"),
    (names_two_ways, "“小渡船”队成立了。“⟦小度船|小渡船⟧”队有五个人。"),
    (names_two_ways, "他写成《渡江史话》。上月，《⟦渡江史画|渡江史话⟧》付印。"),
    (names_two_ways, "柳河农机合作社修船。\n船都交给⟦柳合农机合作社|柳河农机合作社⟧。"),
    (places_two_ways, "临江区人民法院迁址。⟦临江县|临江区⟧人民法院的电话不变。"),
    (places_two_ways, "来自⟦云岭县|云岭镇⟧的参赛队夺冠。云岭镇代表队说，明年再来。"),
    (places_two_ways, "路从云岭镇起。到了⟦云岭乡|云岭镇⟧，雨停了。"),
    (posts_two_ways, "副区长顾长庚来到渡口。⟦区长|副区长⟧顾长庚要求，备足救生衣。"),
]

CLEAN: list[tuple[ModuleType, str]] = [
    (persons_two_ways, "周大河和弟弟周大禾都会撑船。周大河守东渡，周大禾守西渡。"),
    (persons_two_ways, "船工韩磊报了警。住户韩雷说，当时很黑。"),
    (persons_two_ways, "吴晓敏老师来了。她的女儿吴小敏也教书。"),
    (persons_two_ways, "获奖名单：赵庆林、孙一平。另有赵庆霖、钱三才入围。"),
    (persons_two_ways, "何桂兰守着渡口。妹妹何桂花在城里。何桂花的孩子也撑船。"),
    (persons_two_ways, "张守田和妻子开船。有人说张守天是他哥哥张守田。"),
    (persons_two_ways, "任务书写好了。任务数不多。"),
    (figures_two_ways, "东村有农户316户，西村有农户361户。"),
    (figures_two_ways, "他种了40亩桑树。去年，90亩桑树是全村的指望。"),
    (figures_two_ways, "他种了40亩桑树，弟弟种了90亩。90亩桑树长得好。"),
    (events_two_ways, "渡口于5月动工，6月完成清淤。"),
    (places_two_ways, "云岭县的船队来了。云岭镇的船工也来了。"),
    (figures_two_ways, "渡口有船28条，其中木船12条。这12条木船要大修。"),
    (figures_two_ways, "男生20名，女生30名。这50名学生同坐一条船。"),
    (figures_two_ways, "全县修渡口43个，34个已经完工。这两项工作都有人盯。"),
    (figures_two_ways, "去年送客12万人次。今年送客21万人次。"),
    (figures_two_ways, "去年种茶3万亩。今年种茶4万亩。"),
    (figures_two_ways, "集市为期五天。前三天下雨，后两天放晴。"),
    (figures_two_ways, "一艘载客38人，另一艘载客83人。"),
    (figures_two_ways, "渡船载客3.2万人次。这3万多人次里，一半是学生。"),
    (ages_two_ways, "何大成今年54岁，上船那年18岁。"),
    (ages_two_ways, "何大成今年54岁。34岁时，何大成接过父亲的船。"),
    (events_two_ways, "夜渡队成立于2018年3月。成立于2019年3月的船工会常来帮忙。"),
    (events_two_ways, "渡口9月20日启用，试运行从9月10日开始。"),
    (events_two_ways, "第四届龙舟大赛开赛。与第三届龙舟大赛相比，项目多了两个。"),
    (names_two_ways, "“渡口夜话”“渡口夜画”两个栏目都要稿。"),
    (names_two_ways, "“东渡书屋”开了。“西渡书屋”也开了。"),
    (places_two_ways, "临江撤县设区。临江县人民法院更名为临江区人民法院。"),
    (places_two_ways, "云岭镇云岭村到了。"),
    (posts_two_ways, "区委副书记、区长顾长庚来了。区长顾长庚讲了话。"),
    (posts_two_ways, "时任副区长顾长庚修了渡口。区长顾长庚说，还要修。"),
]


def _plain(told: str) -> str:
    """The story without marks."""
    parts = told.replace("⟦", "\0").replace("⟧", "\0").split("\0")
    return "".join(part.split("|")[0] if n % 2 else part for n, part in enumerate(parts))


@pytest.mark.parametrize(("rule", "told"), WRONG)
def test_what_stands_two_ways_is_told(rule: ModuleType, told: str) -> None:
    assert marked(rule, _plain(told)) == told


@pytest.mark.parametrize(("rule", "text"), CLEAN)
def test_what_may_differ_is_not(rule: ModuleType, text: str) -> None:
    assert marked(rule, text) == text


def test_very_long_copy_is_compared_within_reach() -> None:
    line = "“渡口夜话第{0}讲”来了{0}名船工，周大河守着{0}条船。"
    text = "\n".join(line.format(number) for number in range(100, 700))
    modules = {module for module, _ in WRONG}
    reader = Proofreader(rules=[rule for module in modules for rule in module.RULES])
    reader.story(of_lines(text))
    assert not reader.troubles


def test_the_name_that_the_house_knows_is_the_right_one() -> None:
    copy = "区长沈之秋主持会议。区长沈知秋到渡口调研。"
    known = Roster((Official(name="沈知秋", title="区长"),))
    reader = Proofreader(Setting(roster=known), persons_two_ways.RULES)
    (fault,) = reader.story(of_lines(copy))
    assert (fault.text, fault.suggestions) == ("沈之秋", ("沈知秋",))
    both = Roster((*known.officials, Official(name="沈之秋", title="区长")))
    assert Proofreader(Setting(roster=both), persons_two_ways.RULES).story(of_lines(copy)) == ()
