"""Speeds of the program beside named rivals and floors, measured in one run.

From the repository's root: `python -m tests.bench [--check] [--baseline] [--quick] [NAME…]`.
"""
