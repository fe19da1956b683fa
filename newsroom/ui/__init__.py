"""The window: Qt, and nothing but showing and asking."""
