"""The door for browsers and other programs: an archive's stories, live. Needs the extra `rashomon[serve]`.

Docs: `docs/serve.md`.
"""

from rashomon.server.app import application, run
from rashomon.server.settings import Settings, Token, read_tokens

__all__ = ["Settings", "Token", "application", "read_tokens", "run"]
