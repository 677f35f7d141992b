"""A city stands once on an address line, however it was typed."""

import pytest

from desktop.documents.places import place


@pytest.mark.parametrize(
    ("city", "address", "line"),
    [
        ("Орал", "Достық даңғылы, 1", "Орал, Достық даңғылы, 1"),
        ("Орал", "Орал қ., Достық даңғылы, 1", "Орал қ., Достық даңғылы, 1"),
        ("г. Уральск", "город Уральск, пр. Достык, 1", "город Уральск, пр. Достык, 1"),
        ("Уральск", "ул. Уральск, 1", "Уральск, ул. Уральск, 1"),
        ("Уральск", "", "Уральск"),
        ("", "пр. Достык, 1", "пр. Достык, 1"),
        ("", "", ""),
    ],
)
def test_a_city_stands_once_on_a_line(city: str, address: str, line: str) -> None:
    assert place(city, address) == line
