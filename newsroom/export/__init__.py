"""Frames and articles to files: Word pages, manuscripts, bulletins and print packages."""
