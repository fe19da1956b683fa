"""Finished pages on screen, in PDF and in PNG: placed as typesetting decided, never measured."""
