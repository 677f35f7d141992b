"""Lines of papers do not break between a number and its word."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop.documents.typography import bind

NBSP, HARD = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"


def bound(text: str) -> str:
    """Return a text as bound, with Word's own hyphen that does not break as one sign."""
    run = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{text}</w:t></w:r>')
    bind(run)
    return "".join(HARD if each.tag == qn("w:noBreakHyphen") else each.text for each in run)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("письмо № 5 и № 17-б", "письмо №~5 и №~17=б"),
        ("БИН 000000000000, тел. 8 (7112)", "БИН~000000000000, тел.~8 (7112)"),
        ("пунктом 2 статьи 13 Закона", "пунктом~2 статьи~13 Закона"),
        ("17 октября 2025 года", "17~октября 2025~года"),
        ("2025 жылғы 17 қазандағы", "2025~жылғы 17~қазандағы"),
        ("13-бабының 4-тармағы, 7) тармақшасы", "13=бабының 4=тармағы, 7)~тармақшасы"),
        ("А. Б. Омаров, г. Уральск", "А.~Б.~Омаров, г.~Уральск"),
        ("проспект Книжный, 7, Уральск", "проспект Книжный,~7, Уральск"),
        ("Сказочная, 12а.", "Сказочная,~12а."),
        ("2 қазан, 2025 жылы", "2~қазан, 2025~жылы"),
        ("фонд – организация", "фонд~– организация"),
        ("17 October 2025, article 13", "17~October 2025, article~13"),
        (
            "Батыс Қазақстан, 2 рет, IT-кеңес, 03-12/345",
            "Батыс Қазақстан, 2 рет, IT-кеңес, 03-12/345",
        ),
        ("covid19-info@mail.kz, 2-бап", "covid19-info@mail.kz, 2=бап"),
        ("https://gov.kz/2-kz/page www.5-b.kz", "https://gov.kz/2-kz/page www.5-b.kz"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, printed: str) -> None:
    assert bound(typed) == printed.replace("~", NBSP).replace("=", HARD)
