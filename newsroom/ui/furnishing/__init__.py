"""Dialogs for what pages are furnished with: banners, guides, fillers."""
