"""What is proposed for a word: its form, and whether usage leaves no doubt."""

from typing import Literal, NamedTuple

Case = Literal["dative", "genitive"]


class Form(NamedTuple):
    """A proposed form. `sure` is false where usage wavers: whoever takes it has to decide."""

    text: str
    sure: bool
