"""A place on one line: the city and the address, the city only once."""

import re

# What settlements are called, in full and shortly, beside their names.
_KINDS = frozenset({
    "г", "гор", "город", "с", "село", "п", "пос", "поселок", "пгт",
    "қ", "қала", "қаласы", "ауыл", "ауылы", "кент", "кенті", "city", "town", "village",
})  # fmt: skip


def place(city: str, address: str) -> str:
    """Return "city, address"; people often repeat the city in the address, papers do not."""
    named = _name(city)
    if not city or (named and any(_name(part) == named for part in address.split(","))):
        return address
    return f"{city}, {address}" if address else city


def _name(text: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", text.casefold().replace("ё", "е"))
    return tuple(word for word in words if word not in _KINDS)
