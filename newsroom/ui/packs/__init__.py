"""The window of rule packs: which are on, what is in them, what the house adds."""
