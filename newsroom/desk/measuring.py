"""Measuring articles for the person who writes them."""

from __future__ import annotations

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.text.counting import count


def measured(article: Article) -> str:
    """The character count under the editor: 正文 812 字（不计标点 731）."""
    counted = count(markup.visible(article.body))
    return f"正文 {counted.with_punctuation} 字（不计标点 {counted.characters}）"
