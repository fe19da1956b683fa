"""The house style of a publication: edited with the page beside it."""
