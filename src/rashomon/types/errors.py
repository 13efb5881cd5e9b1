"""What stops all work, where one bad input does not."""


class ModelError(Exception):
    """A model file that the package needs is missing, damaged or altered; the message says which."""


class GazetteerError(Exception):
    """A user's gazetteer cannot be used; the message names the file, the row where there is one, and why."""


class StoryError(Exception):
    """A file is no story that can be used; the message names it and says why."""


class UnknownPointError(ValueError):
    """A story has no such point; the message says which it has."""


class StateError(Exception):
    """Saved stories cannot be taken up again; the message says why."""


class EngineError(Exception):
    """Those who should do the work cannot be had; the message says why."""


class ArchiveError(Exception):
    """An archive cannot be used or written; the message names it and says why."""


class UnknownError(ArchiveError):
    """An archive has no such story, account, point or judgement; the message says what was looked for."""
