"""Lists of institutions for a campaign: pasted, or read from a workbook or a text file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang, clean
from desktop.usecases.campaigns import Institution, key_of, label_of, region_of
from desktop.usecases.office import Office

COLUMNS = (
    "name.kk", "name.ru", "bin", "region", "city.kk", "city.ru", "address.kk", "address.ru",
    "phone", "email", "website", "head.full_name.kk", "head.full_name.ru", "head.post.kk",
    "head.post.ru", "head.short_name_dative.kk", "head.short_name_dative.ru",
    "head.post_dative.kk", "head.post_dative.ru", "higher_body.kk", "higher_body.ru",
)  # fmt: skip
"""The columns of a list, by the paths of their fields."""
_CALLED_OTHERWISE = (
    "name", "city", "address", "head.full_name", "head.post", "bin", "region", "phone", "email",
    "website", "higher_body",
)  # fmt: skip
_KAZAKH = frozenset("әғқңөұүһі")


def read_list(office: Office, path: Path, lang: Lang) -> tuple[Institution, ...]:
    """Return the institutions of a list in a file.

    Columns are known by their headings in any language of ours; without headings the first column
    holds the names.

    Raises:
        Problem: `campaign.list-unreadable`, `campaign.list-too-long`, `campaign.list-empty`.
    """
    from desktop.spreadsheets.lists import rows_of

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem("campaign.list-unreadable", name=path.name) from error
    found = of_rows(office, rows_of(data, path.name), lang)
    if not found:
        raise Problem("campaign.list-empty", name=path.name)
    return found


def of_rows(office: Office, rows: Sequence[Sequence[str]], lang: Lang) -> tuple[Institution, ...]:
    """Return the institutions that rows hold, in their order; rows without a name are left out.

    A text with a Kazakh letter is Kazakh; another is of the language of its heading, or without
    headings of the user's.
    """
    if not rows:
        return ()
    known = _headings(office)
    head = [known.get(_bare(cell)) for cell in rows[0]]
    lines = rows[1:] if any(head) else rows
    if not any(head):
        head = [("name", lang)]
    found = (_institution(office, head, row, lang) for row in lines)
    return tuple(each for each in found if label_of(each, lang))


def has_headings(office: Office, row: Sequence[str]) -> bool:
    """Return whether a row is the head of a list."""
    known = _headings(office)
    return any(_bare(cell) in known for cell in row)


def heading_of(office: Office, column: str, lang: Lang) -> str:
    """Return the heading of a column."""
    return office.messages(lang).say(f"campaign.column.{column}")


def _bare(cell: str) -> str:
    return key_of(cell).strip(" :*.").replace("ё", "е")


def _headings(office: Office) -> Mapping[str, tuple[str, Lang]]:
    """Return the columns by their headings, with what else they may be called and in what language.

    A column that is no path yet ("name") wants the language of its texts.
    """
    found: dict[str, tuple[str, Lang]] = {}
    for lang in LANGS:
        say = office.messages(lang).say
        for column in COLUMNS:
            found[_bare(say(f"campaign.column.{column}"))] = column, lang
    for lang in LANGS:
        say = office.messages(lang).say
        for column in _CALLED_OTHERWISE:
            for other in say(f"campaign.also.{column}").split("|"):
                found.setdefault(_bare(other), (column, lang))
    return found


def _institution(
    office: Office, head: Sequence[tuple[str, Lang] | None], row: Sequence[str], lang: Lang
) -> Institution:
    found: dict[str, str] = {}
    guessed: dict[str, str] = {}
    for named, cell in zip(head, row, strict=False):
        text = clean(cell).strip()
        if named is None or not text:
            continue
        column, of = named
        if column in COLUMNS:
            found[column] = region_of(office, text) if column == "region" else text
            continue
        kazakh = any(letter in _KAZAKH for letter in text.casefold())
        usual = of if of != "en" else lang
        guessed[f"{column}.{'kk' if kazakh or usual == 'kk' else 'ru'}"] = text
    return guessed | found
