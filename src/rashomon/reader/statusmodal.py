"""What a verb's helping words say of the event that it tells: did, has, is, will, would, may, could, must."""

from rashomon.reader.statusclause import Governor, soon, under_condition
from rashomon.reader.statusview import ABLE, BE, MAYBE, MODALS, MUST, PRESENT, WILL, WOULD, Group, View, opens
from rashomon.types import EventStatus

HARMFUL = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))


def own_words(v: View, i: int, group: Group, negated: bool, governor: Governor | None) -> EventStatus:
    """The status by the verb's helping words alone; only what "would" and "will" mean hangs on who says it."""
    helping = group.helping
    modal = next((h for h in helping if h in MODALS), "")
    if modal:
        return _modal(v, i, group, modal, negated, governor)
    if negated:
        return "denied"
    if helping == ["be"]:
        return "demanded"  # "that he be released"
    if v.words[i].endswith("ing") and any(h in BE for h in helping):
        if helping[-1] in PRESENT:
            return "planned" if soon(v, i) else "happening"
        return "happening" if helping[-1] in ("has", "have") else "happened"
    if helping[:1] == ["being"] and helping[-1] in PRESENT:
        return "happening"
    return "happened"


def _modal(v: View, i: int, group: Group, modal: str, negated: bool, governor: Governor | None) -> EventStatus:
    had = "have" in group.helping
    if modal in MUST:
        if had:
            return "happened" if negated or modal == "must" else "hypothetical"
        return (
            "conditional" if modal == "should" and opens(v, group.first) else "hypothetical" if negated else "demanded"
        )
    if had:
        return "planned" if modal in WILL else "denied" if negated and modal == "could" else "hypothetical"
    if modal not in MAYBE and under_condition(v):
        by_doer = modal in WILL | WOULD and v.harm and not negated
        return "threatened" if by_doer else "conditional"
    if modal in MAYBE | ABLE:
        if governor is not None and governor.own and governor.status in ("warned", "pledged") and v.harm:
            return "threatened"
        return "denied" if negated and modal in ABLE else "hypothetical" if negated else may(v)
    if negated:
        return "denied"
    return _to_come(v, i, group, modal, governor)


def _to_come(v: View, i: int, group: Group, modal: str, governor: Governor | None) -> EventStatus:
    """What "will", or "would" in what somebody said, tells as to come."""
    if modal in WOULD and governor is None:
        later = any(w in ("later", "eventually", "soon") for w in v.words[group.first : i])
        return "happened" if later else may(v)
    if not v.harm:
        return "planned"
    befalls = v.kind == "OTHER" or (any(h in BE for h in group.helping) and not v.words[i].endswith("ing"))
    if governor is not None and governor.status in ("warned", "pledged"):
        return "threatened" if governor.own and not befalls else "feared"
    if v.kind in ("COERCE", "SANCTION"):
        return "planned"
    return "feared" if befalls else "threatened"


def may(v: View) -> EventStatus:
    """What is only held possible: feared where it is harm."""
    return "feared" if v.harm else "hypothetical"
