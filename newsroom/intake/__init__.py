"""Files from outside → copy and pictures; each file is read in a limited process of its own."""
