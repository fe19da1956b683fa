"""Several desks: who holds which page, packages that go out and come in."""
