"""Putting together what two desks wrote: both sides, and what is to stand."""
