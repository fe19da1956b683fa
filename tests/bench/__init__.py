"""Speeds of the program beside named rivals and floors, measured in one run.

`python -m tests.bench [--check] [--quick] [NAME…]` from the repository's root.
"""
