"""What every rule of the law carries: its source, how sure it is, and its words."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from desktop.domain.text import Lang, LocalText

Confidence = Literal["verified", "secondary", "memory", "interpretation", "practice"]
"""How sure a rule is: "verified" (the norm's text was read), "secondary" (press, commentary, a
repealed act), "memory" (unchecked), "interpretation" (ours, a lawyer should confirm), "practice"
(good practice without a norm). Only what is "verified" is ever shown as law."""

Unit = Literal["working_day", "calendar_day", "month"]

Line = Annotated[str, Meta(pattern=r"\S")]
"""Text in which something readable stands."""


class Basis(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a rule stands: an act by its id in the references, article, paragraph.

    `paragraph` is the point of a law or the part of a code ("4", "1-1"), `None` if the whole
    article is meant; `subparagraph` likewise. `note` is for the lawyer who reads the data.
    """

    act: Line
    article: str
    paragraph: str | None = None
    subparagraph: str | None = None
    note: str | None = None


class Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """A text of the data in all three languages; none may be missing.

    `proofread` is about the Kazakh text: whether somebody who knows the language has read it.
    """

    kk: Line
    ru: Line
    en: Line
    proofread: bool = False

    def text(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.local().text(lang)

    def local(self) -> LocalText:
        """Return the text as a value that the message catalogue puts into its own language."""
        return LocalText(kk=self.kk, ru=self.ru, en=self.en)
