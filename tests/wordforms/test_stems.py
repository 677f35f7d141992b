"""Stems: forms that have to meet, and words that must not."""

from hashlib import sha256
from itertools import combinations

import pytest

from desktop.domain.folding import folded, words
from desktop.wordforms.stems import RULES, stems

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
аудан ауданы ауданның ауданға ауданда ауданнан ауданының аудандар ауданын
маман маманы маманның мамандар маманға мамандарын
телефон телефоны телефонға телефонның телефонды
акт актісі актіні актінің актілер актіге
объект объектісі объектіні объектінің объектілер
үлгі үлгісі үлгінің үлгілер үлгіні
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
    "орын орман", "қызмет қызыл", "мектеп мекеме", "жауап жауын", "ауа ауыл", "тіл тілек",
)  # fmt: skip
APART_RUSSIAN = (
    "вход выход", "пункт пунктир", "школа шкаф", "право справка", "ответ отвод", "лист листва",
    "приём пример", "учёт участие", "акт актер", "стол столица",
)  # fmt: skip


def meet(one: str, other: str, lang: str) -> bool:
    """Return whether a search for one form finds the other."""
    return not set(stems(folded(one), lang)).isdisjoint(stems(folded(other), lang))


def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line]


TABLES = {"kk": KAZAKH, "ru": RUSSIAN}


@pytest.mark.parametrize("lang", TABLES)
def test_each_form_of_a_word_finds_the_others(lang: str) -> None:
    apart = [
        (one, other)
        for forms in lines(TABLES[lang])
        for one, other in combinations(forms, 2)
        if not meet(one, other, lang)
    ]
    assert apart == []


def test_the_tables_hold_enough_forms() -> None:
    assert min(sum(map(len, lines(table))) for table in (KAZAKH, RUSSIAN)) >= 60


@pytest.mark.parametrize("lang", TABLES)
def test_no_form_finds_another_word_of_its_table(lang: str) -> None:
    table = lines(TABLES[lang])
    met = [
        (one, other)
        for forms, others in combinations(table, 2)
        for one in forms
        for other in others
        if meet(one, other, lang)
    ]
    assert met == []


@pytest.mark.parametrize(("lang", "pairs"), [("kk", APART), ("ru", APART_RUSSIAN)])
def test_different_words_do_not_meet(lang: str, pairs: tuple[str, ...]) -> None:
    assert [pair for pair in pairs if meet(*pair.split(), lang)] == []


def test_a_word_typed_without_kazakh_letters_has_the_same_stems() -> None:
    typed = str.maketrans("әғқңөұүһі", "агкноуухи")
    for forms in lines(KAZAKH):
        for form in forms:
            assert stems(folded(form.translate(typed)), "kk") == stems(folded(form), "kk")


def test_a_stem_of_a_stem_is_itself() -> None:
    for forms in lines(KAZAKH):
        for form in forms:
            for stem in stems(folded(form), "kk"):
                assert stems(stem, "kk") == (stem,)


def test_these_are_the_stems_of_these_rules() -> None:
    """An index takes a word out by spelling it again: other stems need another `RULES`."""
    forms = [form for table in (KAZAKH, RUSSIAN) for each in lines(table) for form in each]
    spelled_out = " ".join(stem for form in forms for stem in stems(folded(form)))
    assert (RULES, sha256(spelled_out.encode()).hexdigest()[:16]) == ("1", "9c191500e4ad20de")


def test_a_vowel_that_flees_before_an_ending_parts_no_forms() -> None:
    for bare, bent in (("поручень", "поручни"), ("закупок", "закупки"), ("окон", "окна")):
        assert set(stems(bare, "ru")) & set(stems(bent, "ru"))


def test_english_words_are_bent_as_english_bends() -> None:
    assert stems("recommendations") == stems("recommendation")
    assert stems("findings") == stems("finding")


def test_what_holds_a_figure_is_not_bent() -> None:
    assert stems("2025") == ("2025",)
    assert stems("13(4)") == ("13(4)",)
    assert stems("03-12/1") == ("03-12/1",)


def test_a_word_of_no_known_language_has_the_stems_of_both() -> None:
    both = stems(folded("құжаттардың"), "kk") + stems(folded("құжаттардың"), "ru")
    assert stems(folded("құжаттардың")) == both


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
    assert spelled("K-12/3")[0][1] == spelled("К-12/3")[0][1]  # one of them is Latin
    assert spelled("7-бабы") == [("7", "7"), ("бабы", "бабы")]
    assert spelled("(2025)") == [("2025", "2025")]


def test_an_endless_word_is_cut() -> None:
    (word,) = words("а" * 5000)
    assert (word.end, len(word.folded)) == (5000, 40)
