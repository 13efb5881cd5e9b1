"""The story as JSON: the struct itself, nothing added and nothing left out."""

import msgspec

from rashomon.types import Story


def write(story: Story) -> str:
    """One JSON object, indented by one space, ending in a line feed. Decodes to a story equal to the one given."""
    return msgspec.json.format(msgspec.json.encode(story), indent=1).decode() + "\n"
