"""Understanding copy: the text of a Word file, a pasted passage or a whole page, as articles."""

from newsroom.text.copy.reader import read, read_text

__all__ = ["read", "read_text"]
