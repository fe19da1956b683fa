"""Faults brought about on purpose: the program killed, disks full, clocks turned; then a look at
what is left. `python -m tests.faults` tells what can be asked for.
"""
