"""Searching all cases, or those of a folder, from the command line."""

import json
import re
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from desktop.cli.saying import office_here, spoken
from desktop.domain.errors import Problem
from desktop.domain.text import Lang

if TYPE_CHECKING:
    from desktop.usecases.searching import Excerpt, Hit


def search(options: Namespace) -> int:
    """Print where the words stand, titles first; what could not be searched goes to stderr.

    With a folder only its cases are searched, and nothing of them is kept.

    Raises:
        Problem: `search.no-words`.
    """
    from desktop.usecases import searching

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    if not re.search(r"\w", options.query):
        raise Problem("search.no-words")
    if options.folder is None:
        hits, unread = searching.search_own(office, options.query)
    else:
        hits, unread = searching.search_folder(office, options.query, options.folder)
    if options.json:
        print(json.dumps([_data(hit, lang) for hit in hits], ensure_ascii=False, indent=1))
    else:
        labels = searching.labels(office, lang)
        for hit in hits:
            said = _marked(searching.excerpt(hit))
            name = hit.institution.any_text(lang)
            print("\t".join((name, labels(hit.place), said, str(hit.path))))
        if not hits:
            print(messages.say("cli.search.nothing"), file=sys.stderr)
        elif len(hits) == searching.MOST:
            print(messages.say("cli.search.more", n=searching.MOST), file=sys.stderr)
    for each in unread:
        why = messages.problem(each.problem)
        print(messages.say("register.unread-line", name=each.path.name, why=why), file=sys.stderr)
    return 0


def _marked(excerpt: "Excerpt") -> str:
    """Return a text with the words that were looked for in square brackets."""
    text = excerpt.text
    for start, end in reversed(excerpt.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def _data(hit: "Hit", lang: Lang) -> dict[str, Any]:
    place = hit.place
    return {
        "file": str(hit.path),
        "case": hit.case_id,
        "institution": hit.institution.any_text(lang),
        "kind": place.kind,
        "record": place.record,
        "field": place.path,
        "paragraph": place.part or None,
        "text": place.text,
        "marks": [list(mark) for mark in hit.marks],
    }
