"""Packages of articles: sent, sent back, taken in."""
