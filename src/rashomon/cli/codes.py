"""How the command exits; docs/cli.md says when."""

DONE, FAILED, WRONG_USAGE, SOME_UNUSABLE = 0, 1, 2, 3
INTERRUPTED = 130
"""128 and the number of the signal, as shells have it."""
