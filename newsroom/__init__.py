"""Newsroom (采编台): writing, assembling and printing small Chinese newspapers and bulletins."""
