"""Whether what is printed went through the reviews that its publication asks for."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.preflight.snapshot import Found, Snapshot, of_article, titled


def unreviewed(snapshot: Snapshot) -> Iterator[Found]:
    """Stories that lack a review, or were changed after one. Told once as long as nothing was said
    of any of them.
    """
    stories = [story for story in snapshot.stories if story.uuid in snapshot.reviews]
    if stories and not snapshot.reviewed:
        words = snapshot.reviews[stories[0].uuid]
        yield Found(
            words=f"各篇稿件都{words}",
            judged=(words, len(stories)),
            advice="打开稿件，看过按 F12 审签",
        )
        return
    for story in stories:
        words = snapshot.reviews[story.uuid]
        yield of_article(snapshot, story).found(
            f"{titled(story)}{words}", words, advice="打开这篇稿件，看过按 F12 审签或复签"
        )
