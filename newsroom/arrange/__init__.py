"""Automatic page assembly: which article, what shape, where."""
