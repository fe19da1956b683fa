"""The nouns of the newsroom: frozen data without files, windows or databases."""
