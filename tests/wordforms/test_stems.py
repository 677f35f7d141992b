"""Stems: forms that have to meet, and words that must not."""

from hashlib import sha256

import pytest

from desktop.domain.folding import folded, words
from desktop.wordforms.stems import RULES, kazakh_stem, russian_stem, stems

KAZAKH = """
айғақ айғағы айғақтар айғағын айғақты айғақтың айғағында айғақтармен
жұмыс жұмысы жұмысын жұмысының жұмыстар жұмысқа жұмыста жұмыстардың
басшы басшысы басшының басшыға басшысына басшылар басшылары
қорытынды қорытындысы қорытындыны қорытындылар қорытындысында
бап бабы баптың бабының баптар бабында бабына
тармақ тармағы тармағының тармақта тармағында тармақтары
мектеп мектебі мектептің мектептер мектепте мектебінде мектептерде
жауап жауабы жауапты жауаптың жауабын жауаптар
ұсыным ұсынымдар ұсынымды ұсынымның ұсынымдарды ұсынымдарына ұсынымымыз
орын орны орнында орындар орынға орнын
халық халқы халықтың халыққа халқының
іс ісі істің істе істер ісін
үй үйі үйге үйдің үйлер үйде
мекеме мекеменің мекемеге мекемесі мекемесінің мекемелер мекемелердің
тексеру тексерудің тексеруге тексеруді тексеруден тексеруі
құжат құжаттар құжатты құжаттың құжаты құжаттарды құжаттарында
дәретхана дәретхананың дәретханаға дәретханасы дәретханасында дәретханалар
есік есігі есіктер есіктің есікке есігінің
заң заңы заңның заңда заңдар заңға заңын
нәтиже нәтижелер нәтижелері нәтижесі нәтижесінде нәтижелерін
сұрау сұрауы сұрауды сұрауға сұраудың
облыс облысы облысының облыста облысында облыстың
қызмет қызметі қызметтер қызметке қызметін қызметтің
кеңес кеңесі кеңестің кеңеске кеңестер кеңесінің
сайт сайты сайтта сайттағы сайттың сайтында
жыл жылы жылғы жылдың жылдар жылдан
тыңдау тыңдауға тыңдауда тыңдауды
жол жолы жолға жолдар жолдың жолда
пандус пандусы пандустың пандустар пандусқа
бөлім бөлімі бөлімнің бөлімге бөлімде бөлімнен
шағым шағымы шағымға шағымды шағымдар шағымның
өтініш өтініші өтінішке өтініштер өтініштің
уақыт уақыты уақытта уақытында
басқарма басқармасы басқарманың басқармаға басқармада басқармасынан
"""
RUSSIAN = """
пандус пандуса пандусу пандусом пандусы пандусов пандусами
нарушение нарушения нарушению нарушений нарушениям нарушениями
поликлиника поликлиники поликлинике поликлинику поликлиникой поликлиник
школа школы школе школу школой школ школах
ответ ответа ответу ответом ответы ответов
рекомендация рекомендации рекомендаций рекомендациям рекомендацию
пункт пункта пунктом пункты пунктов
статья статьи статью статье статьями
учёт учета учету учётом
жалоба жалобы жалобу жалоб жалобой
вход входа входу входом входы входов
документ документа документы документов документами
территория территории территорию территорий
приём приёма приему приемом
мотивированный мотивированного мотивированному мотивированные
общественный общественного общественном общественная общественные
установлен установлена установлены
"""
APART = (
    "қала қалалық", "басқару басқарма", "жол жолдама", "есік есеп", "бап бала", "қазан қазына",
    "орын орман", "сот сот-а", "мектеп мекеме", "жауап жауын", "ауа ауыл", "тіл тілек",
)  # fmt: skip
APART_RUSSIAN = (
    "вход выход", "пункт пунктир", "школа шкаф", "право справка", "ответ отвод", "лист лист-ва",
    "приём пример", "учёт участие", "акт актер", "стол столица",
)  # fmt: skip


def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line]


@pytest.mark.parametrize("forms", lines(KAZAKH), ids=lambda forms: forms[0])
def test_the_forms_of_a_kazakh_word_have_one_stem(forms: list[str]) -> None:
    assert {kazakh_stem(folded(form)) for form in forms} == {kazakh_stem(folded(forms[0]))}


@pytest.mark.parametrize("forms", lines(RUSSIAN), ids=lambda forms: forms[0])
def test_the_forms_of_a_russian_word_have_one_stem(forms: list[str]) -> None:
    assert {russian_stem(folded(form)) for form in forms} == {russian_stem(folded(forms[0]))}


def test_the_tables_hold_enough_forms() -> None:
    assert min(sum(map(len, lines(table))) for table in (KAZAKH, RUSSIAN)) >= 60


@pytest.mark.parametrize(
    ("stem", "table"), [(kazakh_stem, KAZAKH), (russian_stem, RUSSIAN)], ids=["kk", "ru"]
)
def test_no_two_words_of_a_table_have_one_stem(stem: object, table: str) -> None:
    found = [stem(folded(forms[0])) for forms in lines(table)]  # type: ignore[operator]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("pair", APART)
def test_different_kazakh_words_do_not_meet(pair: str) -> None:
    one, other = pair.split()
    assert kazakh_stem(folded(one)) != kazakh_stem(folded(other))


@pytest.mark.parametrize("pair", APART_RUSSIAN)
def test_different_russian_words_do_not_meet(pair: str) -> None:
    one, other = pair.split()
    assert russian_stem(folded(one)) != russian_stem(folded(other))


@pytest.mark.parametrize("forms", lines(KAZAKH), ids=lambda forms: forms[0])
def test_a_word_typed_without_kazakh_letters_has_the_same_stem(forms: list[str]) -> None:
    typed = str.maketrans("әғқңөұүһі", "агкноуухи")
    for form in forms:
        assert kazakh_stem(folded(form.translate(typed))) == kazakh_stem(folded(form))


def test_a_stem_of_a_stem_is_itself() -> None:
    for forms in lines(KAZAKH):
        for form in forms:
            stem = kazakh_stem(folded(form))
            assert kazakh_stem(stem) == stem


def test_these_are_the_stems_of_these_rules() -> None:
    """An index takes a word out by spelling it again: other stems need another `RULES`."""
    forms = [form for table in (KAZAKH, RUSSIAN) for each in lines(table) for form in each]
    spelled_out = " ".join(stem for form in forms for stem in stems(folded(form)))
    assert (RULES, sha256(spelled_out.encode()).hexdigest()[:16]) == ("1", "8f5d4afc8ea55104")


def test_english_words_are_bent_as_english_bends() -> None:
    assert stems("recommendations") == stems("recommendation")
    assert stems("findings") == stems("finding")


def test_what_holds_a_figure_is_not_bent() -> None:
    assert stems("2025") == ("2025",)
    assert stems("13(4)") == ("13(4)",)
    assert stems("03-12/1") == ("03-12/1",)


def test_a_word_of_no_known_language_has_the_stems_of_both() -> None:
    both = stems(folded("құжаттарды"), "kk") + stems(folded("құжаттарды"), "ru")
    assert stems(folded("құжаттарды")) == both


def test_a_search_folds_what_people_type_for_each_other() -> None:
    assert folded("Ұлытау Ёлка ҒЫЛЫМ Іс") == folded("улытау елка гылым ис")


def spelled(text: str) -> list[tuple[str, str]]:
    return [(text[word.start : word.end], word.folded) for word in words(text)]


def test_words_are_found_where_they_stand() -> None:
    assert spelled("«Ұлытау» Ёлка!") == [("Ұлытау", "улытау"), ("Ёлка", "елка")]
    assert spelled("IT-кеңес") == [("IT", "it"), ("кеңес", "кенес")]


def test_a_latin_letter_inside_a_cyrillic_word_is_the_one_it_stands_for() -> None:
    assert spelled("пaндyc") == [("пaндyc", "пандус")]
    assert spelled("pandus") == [("pandus", "pandus")]


def test_a_reference_stays_whole_and_is_found_by_its_parts() -> None:
    assert spelled("(13(4))")[0] == ("13(4)", "13(4)")
    assert spelled("№ 03-12/1, 06.10.2025") == [
        ("03-12/1", "03-12/1"), ("03", "03"), ("12", "12"), ("1", "1"),
        ("06.10.2025", "06.10.2025"), ("06", "06"), ("10", "10"), ("2025", "2025"),
    ]  # fmt: skip
    assert spelled("7-бабы") == [("7", "7"), ("бабы", "бабы")]
    assert spelled("(2025)") == [("2025", "2025")]


def test_an_endless_word_is_cut() -> None:
    (word,) = words("а" * 5000)
    assert (word.end, len(word.folded)) == (5000, 40)
