"""The door of the program: a second start raises the first window and hands its files over."""
