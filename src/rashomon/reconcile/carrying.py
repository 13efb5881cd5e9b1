"""What of the readings travels with a story: its outputs draw figures, times, places and who acts on whom."""

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.types import Deed, Reading, Story, StoryAccount


def carry(story: Story, readings: Sequence[Reading], made_at: str | None = None) -> Story:
    """The story, each account with the layers of its reading; readings in the order of the accounts."""
    members = _members(story)
    accounts = (_with(account, reading, members) for account, reading in zip(story.accounts, readings, strict=True))
    return replace(story, accounts=tuple(accounts), made_at=made_at)


def _with(account: StoryAccount, reading: Reading, members: dict[tuple[str, int, int], str]) -> StoryAccount:
    return replace(
        account,
        attributions=reading.attributions,
        figures=reading.figures,
        times=reading.times,
        places=reading.places,
        deeds=_deeds(account, reading, members),
        published_guess=reading.published_guess,
    )


def _members(story: Story) -> dict[tuple[str, int, int], str]:
    """The member of the cast that a stretch of an account names or means."""
    return {
        (called.account, span.start, span.end): member.id
        for member in story.cast
        for called in (*member.meant, *member.names)
        for span in called.spans
    }


def _deeds(account: StoryAccount, reading: Reading, members: dict[tuple[str, int, int], str]) -> tuple[Deed, ...]:
    cast = {
        entity.id: member
        for entity in reading.entities
        for span in entity.mentions
        if (member := members.get((account.id, span.start, span.end)))
    }
    found = []
    for event in reading.events:
        actors = tuple(dict.fromkeys(cast[e] for e in event.actors if e in cast))
        targets = tuple(dict.fromkeys(cast[e] for e in event.targets if e in cast))
        if actors or targets:
            found.append(
                Deed(
                    start=event.start,
                    end=event.end,
                    type=event.type,
                    status=event.status,
                    actors=actors,
                    targets=targets,
                )
            )
    return tuple(found)
