"""Preflight: checks of pages and issues before printing. It shows; the editor decides."""
