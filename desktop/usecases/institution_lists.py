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

    A text under a heading that names no language goes to Kazakh if a Kazakh letter is in it, else
    to the user's language.
    """
    if not rows:
        return ()
    known = _headings(office)
    head = [known.get(_bare(cell), "") for cell in rows[0]]
    lines = rows[1:] if any(head) else rows
    if not any(head):
        head = ["name"]
    found = (_institution(office, head, row, lang) for row in lines)
    return tuple(each for each in found if label_of(each, lang))


def heading_of(office: Office, column: str, lang: Lang) -> str:
    """Return the heading of a column."""
    return office.messages(lang).say(f"campaign.column.{column}")


def _bare(cell: str) -> str:
    return key_of(cell).strip(" :*.").replace("ё", "е")


def _headings(office: Office) -> Mapping[str, str]:
    """Return the columns by their headings in all languages, with what else they may be called."""
    found: dict[str, str] = {}
    for lang in LANGS:
        say = office.messages(lang).say
        for column in COLUMNS:
            found[_bare(say(f"campaign.column.{column}"))] = column
        for column in ("name", "city", "address", "head.full_name", "head.post", "bin", "region",
                       "phone", "email", "website", "higher_body"):  # fmt: skip
            for other in say(f"campaign.also.{column}").split("|"):
                found.setdefault(_bare(other), column)
    return found


def _institution(
    office: Office, head: Sequence[str], row: Sequence[str], lang: Lang
) -> Institution:
    found: dict[str, str] = {}
    for column, cell in zip(head, row, strict=False):
        text = clean(cell).strip()
        if not column or not text:
            continue
        path = column
        if column not in COLUMNS:
            kazakh = any(letter in _KAZAKH for letter in text.casefold())
            path = f"{column}.{'kk' if kazakh or lang == 'kk' else 'ru'}"
        found[path] = region_of(office, text) if path == "region" else text
    return found
