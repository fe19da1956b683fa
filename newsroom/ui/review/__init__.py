"""Proposed pages before they are taken: seen small, told in words, chosen from."""
