"""Find and replace: in the article on show, and in the whole issue."""
