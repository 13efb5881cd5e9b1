"""Stems of English words, coarse and quick: forms of one word should meet, and that is all that is asked."""

from functools import lru_cache

IRREGULAR = {
    "said": "say", "told": "tell", "fired": "fire", "killed": "kill", "died": "die", "dead": "die", "dies": "die",
    "men": "man", "women": "woman", "people": "person", "children": "child", "was": "be", "were": "be", "is": "be",
    "are": "be", "been": "be", "has": "have", "had": "have", "did": "do", "does": "do", "made": "make", "went": "go",
    "gone": "go", "came": "come", "took": "take", "taken": "take", "gave": "give", "given": "give", "left": "leave",
    "held": "hold", "found": "find", "met": "meet", "sent": "send", "began": "begin", "begun": "begin", "shot": "shoot",
    "fought": "fight", "struck": "strike", "fell": "fall", "fallen": "fall", "fled": "flee", "spoke": "speak",
    "spoken": "speak", "wrote": "write", "written": "write", "saw": "see", "seen": "see", "knew": "know",
    "known": "know", "thought": "think", "brought": "bring", "bought": "buy", "caught": "catch", "led": "lead",
    "lost": "lose", "paid": "pay", "sold": "sell", "won": "win", "chose": "choose", "chosen": "choose", "rose": "rise",
    "risen": "rise", "threw": "throw", "thrown": "throw", "drew": "draw", "stood": "stand", "ran": "run",
    "kept": "keep",
}  # fmt: skip
VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a lower-case word ("missiles" and "missile" meet, so do "retaliated" and "retaliation")."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or not word.isascii() or word.isdigit():
        return word
    for ending, least in (("ations", 4), ("ation", 4), ("ating", 4), ("ated", 4), ("ates", 4), ("ate", 4), ("ings", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "er", "or", "ly", "ion", "ment", "al"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and VOWELS & set(root):
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            return root[:-1] if root.endswith("e") else root
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
