"""What stories of one issue tell differently, and halves of a story on two pages."""

from __future__ import annotations

import datetime

from newsroom.model.article import Article
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import between_stories, combined, jumps, posts_two_ways
from newsroom.proof.text import Story, of_article


def told(*stories: Story) -> list[Fault]:
    rules = (*between_stories.RULES, *posts_two_ways.RULES, *jumps.RULES)
    reader = Proofreader(rules=rules)
    found = reader.issue(stories)
    assert not reader.troubles
    return list(found)


def bodies(*texts: str) -> list[tuple[str, str, tuple[str, ...]]]:
    stories = [of_article(Article(body=text), page=1) for text in texts]
    return [(one.rule, one.text, one.suggestions) for one in told(*stories)]


def test_one_post_with_two_names_that_are_nearly_one() -> None:
    assert bodies("区长顾长庚到渡口。", "区长顾长耕讲话。") == [
        ("persons_in_issue", "顾长耕", ("顾长庚",))
    ]
    assert bodies("区长顾长耕到渡口。", "区长顾长庚讲话。", "区长顾长庚慰问。") == [
        ("persons_in_issue", "顾长耕", ("顾长庚",))
    ]
    assert bodies("区长顾长庚到渡口。", "副区长顾长耕讲话。") == []
    assert bodies("区长顾长庚到渡口。", "区长周大河讲话。") == []


def test_one_name_with_and_without_deputy() -> None:
    assert bodies("副区长顾长庚到渡口。", "区长顾长庚讲话。") == [
        ("posts_in_issue", "区长", ("副区长",))
    ]
    assert bodies("区长顾长庚到渡口。", "区委副书记、区长顾长庚讲话。") == []


def test_one_event_with_two_dates_or_figures() -> None:
    one = "5月1日，第四届临江龙舟节开幕。"
    assert bodies(one, "5月2日，第四届临江龙舟节开幕，游人如织。") == [
        ("events_in_issue", "5月2日", ("5月1日",))
    ]
    assert bodies("临江大桥全长1860米。", "全长1680米的临江大桥通车了。") == [
        ("events_in_issue", "1680米", ("1860米",))
    ]
    assert bodies(one, "5月1日，第四届临江龙舟节开幕。") == []
    assert bodies(one, "第三届临江龙舟节上，他得过奖。") == []
    assert bodies("临江大桥全长1860米。", "云溪大桥全长1680米。") == []


def on(day: datetime.date, *texts: str, joined: bool = False) -> list[tuple[str, str]]:
    reader = Proofreader(Setting(day=day, combined=joined), rules=between_stories.RULES)
    found = reader.issue([of_article(Article(body=text)) for text in texts])
    return [(one.text, one.message) for one in found]


def test_yesterday_is_told_from_the_day_of_the_issue() -> None:
    day = datetime.date(2026, 5, 3)
    dated, spoken = "5月1日，“渡口夜话”在茶馆启动。", "昨日，“渡口夜话”启动，来了百余人。"
    ((text, message),) = on(day, dated, spoken)
    assert text == "昨日"
    assert "5月2日" in message
    assert on(datetime.date(2026, 5, 2), dated, spoken) == []
    assert on(day, dated, spoken, joined=True) == []


def test_a_combined_issue_has_no_yesterday() -> None:
    text = "昨日，船修好了。“昨日的船，”他说，“旧了。”明日（5日）开船。"
    reader = Proofreader(Setting(combined=True), rules=combined.RULES)
    (fault,) = reader.story(of_article(Article(body=text)))
    assert (fault.start, fault.text, fault.severity) == (0, "昨日", Severity.HINT)
    assert Proofreader(Setting(), combined.RULES).story(of_article(Article(body=text))) == ()


def test_a_story_that_tells_both_is_not_told_of() -> None:
    both = "临江大桥全长1860米，加上引桥，临江大桥全长2150米。"
    assert bodies("临江大桥全长1860米。", both) == []


FIRST = "船工们守着渡口。三十年来，渡口没有出过一次事故，乡亲们都说这里最稳当。"


def half(
    page: int, body: str, headline: str = "渡口三十年", jump_to: str = "", jump_from: str = ""
) -> Story:
    article = Article(headline=headline, body=body, jump_to=jump_to, jump_from=jump_from)
    return of_article(article, page=page)


def test_halves_that_fit() -> None:
    assert told(half(1, FIRST, jump_to="三版"), half(3, "（一）", jump_from="一版")) == []
    assert told(half(1, FIRST, jump_to="第3版"), half(3, "船。", jump_from="第1版")) == []


def test_halves_that_name_a_wrong_page() -> None:
    (fault,) = told(half(1, FIRST, jump_to="三版"), half(3, "船。", jump_from="二版"))
    assert (fault.field, fault.text, fault.suggestions) == ("jump_from", "二版", ("一版",))
    (fault,) = told(half(1, FIRST, jump_to="一版"))
    assert (fault.field, fault.text) == ("jump_to", "一版")
    (fault,) = told(half(3, FIRST, jump_from="三版"))
    assert fault.field == "jump_from"


def test_halves_under_two_headlines() -> None:
    first = half(1, FIRST, jump_to="三版")
    (fault,) = told(first, half(3, "船。", "渡囗三十年", jump_from="一版"))
    assert (fault.field, fault.suggestions) == ("headline", ("渡口三十年",))
    assert told(first, half(3, "船。", "一条船的往事", jump_from="一版")) == []


def test_what_both_halves_print() -> None:
    again = "渡口没有出过一次事故，乡亲们都说这里最稳当。"
    second = half(3, f"{again}如今，桥也修好了。", jump_from="一版")
    (fault,) = told(half(1, FIRST, jump_to="三版"), second)
    assert (fault.text, fault.suggestions) == (again, ("",))
