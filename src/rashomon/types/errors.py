"""What stops all work, where one bad input does not."""


class ModelError(Exception):
    """A model file that the package needs is missing, damaged or altered; the message says which."""


class GazetteerError(Exception):
    """A user's gazetteer cannot be used; the message names the file, the row where there is one, and why."""
