"""Pure functions on strings and spans."""
