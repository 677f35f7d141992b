"""A hundred queries against texts in three languages: how much is found, how much too much."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.casefile.search_index import SearchIndex, Source, Text
from desktop.usecases.searching import in_memory, search

TABLE = Path(__file__).with_name("search-queries.md")
RECALL, PRECISION = 0.99, 0.99
"""All is found and nothing else; the decision (0045) says what that is worth."""


class Query(NamedTuple):
    number: int
    words: str
    wanted: frozenset[str]


def rows(title: str) -> list[list[str]]:
    part = TABLE.read_text("utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    table = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in table[2:]]


def queries() -> list[Query]:
    return [Query(int(n), words, frozenset(found.split())) for n, words, found in rows("Queries")]


@pytest.fixture(scope="module")
def index() -> Iterator[SearchIndex]:
    with in_memory() as made:
        texts = [Text("finding", each, "title", text, lang) for each, lang, text in rows("Texts")]
        made.put(Source("a.baqylau", "1", "{}", "", {}), texts)
        yield made


def found(index: SearchIndex, query: Query) -> set[str]:
    return {hit.place.record for hit in search(index, query.words)}


def test_the_table_holds_a_hundred_queries_of_texts_that_are_there() -> None:
    assert [query.number for query in queries()] == list(range(1, 101))
    assert frozenset().union(*(query.wanted for query in queries())) <= {
        each for each, _lang, _text in rows("Texts")
    }


def test_recall_and_precision_are_not_below_what_was_measured(index: SearchIndex) -> None:
    right = wanted = shown = 0
    wrong = []
    for query in queries():
        got = found(index, query)
        right += len(got & query.wanted)
        wanted += len(query.wanted)
        shown += len(got)
        if got != query.wanted:
            missed, more = sorted(query.wanted - got), sorted(got - query.wanted)
            wrong.append(f"{query.number} {query.words}: missed {missed}, too much {more}")
    told = f"recall {right / wanted:.3f}, precision {right / shown:.3f}\n" + "\n".join(wrong)
    assert right / wanted >= RECALL, told
    assert right / shown >= PRECISION, told


def test_the_marks_stand_upon_the_words_that_were_looked_for(index: SearchIndex) -> None:
    (hit,) = search(index, "кенестер отырысы")
    marked = [hit.place.text[start:end] for start, end in hit.marks]
    assert marked == ["кеңестің", "отырыстары"]
