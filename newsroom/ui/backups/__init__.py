"""Backups in the window: made by themselves, listed, restored whole or article by article."""
