"""Reviews in the window: the slip above an article, signatures, sign-offs of issues."""
