"""Hostile files: a corpus of them, and readers fed with damage, both counted and timed."""
