"""The tests; a package, so that every test can say `from tests.tools import …`."""
