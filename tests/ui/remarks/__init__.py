"""Tests of remarks, 合样 and 核红 in the window."""
