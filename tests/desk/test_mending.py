from __future__ import annotations

from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.desk.mending import stale
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from tests.desk.conftest import put, story
from tests.desk.test_correcting import NOW


def test_words_still_in_our_copy_are_found_until_they_are_mended(desk: Desk, issue: str) -> None:
    article = put(desk, issue, story("城东换了新路灯", 4))
    rung = Correction(
        issue=issue,
        number=1,
        before="新路灯",
        after="新路灯杆",
        source=CorrectionSource.TELEPHONE,
        time=NOW,
    )
    edition = desk.paging.edition(issue)
    found = stale(edition, [rung])[rung.uuid]
    assert (found.article, found.field, found.offset) == (article, "headline", -1)
    words = edition.articles[article].body[6:12]
    inside = replace(rung, uuid="inside", before=words, after="别的字")
    place = stale(edition, [inside])["inside"]
    assert edition.articles[article].body[place.offset :].startswith(words)
    for other in (
        replace(rung, state=CorrectionState.DROPPED),
        replace(rung, source=CorrectionSource.RETURNED),
        replace(rung, before=""),
        replace(rung, before="没有的字"),
    ):
        assert stale(edition, [other]) == {}
    mended = replace(edition.articles[article], headline="城东换了新路灯杆", body="全文已改。")
    after = replace(edition, articles={article: mended})
    assert stale(after, [rung, inside]) == {}
