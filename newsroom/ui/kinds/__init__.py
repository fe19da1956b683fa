"""Kinds of copy in the window: their forms, 撤稿 and 更正."""
