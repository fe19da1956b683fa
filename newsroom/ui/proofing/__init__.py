"""Sheets to read: page proofs and galleys, as files and from the printer."""
