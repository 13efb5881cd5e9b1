"""What stops all work, where one bad input does not."""


class ModelError(Exception):
    """A model file that the package needs is missing, damaged or altered; the message says which."""
