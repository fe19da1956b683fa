"""Understanding Chinese news copy: words, bylines, structure, counting, dates."""
