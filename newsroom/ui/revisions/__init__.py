"""Versions of an article: the list of them, and what differs between any two."""
