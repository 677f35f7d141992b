"""Letters in the user's own words: only what is sound is put in force, and nothing is lost."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.documents import template
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang
from desktop.usecases import own_letters
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.papers import make_paper, proceeding_for
from desktop.usecases.sheets import make_trial

KIND = "page-list"


def write(copy: Path, text: str, *, before: str = "") -> None:
    """Do in the copy what a person does in Word: put a paragraph into it, or replace words."""
    document = docx.Document(str(copy))
    if before:
        for each in document.paragraphs:
            if before in each.text:
                each.text = each.text.replace(before, text)
    else:
        document.add_paragraph(text)
    document.save(str(copy))


def made(desk: Desk, office: Office, lang: str = "kk") -> str:
    target = office.folders.cases / f"made.{lang}.docx"
    proceeding = proceeding_for(desk, current_control(desk.case).id, KIND)
    make_paper(desk, proceeding, KIND, lang, target)  # type: ignore[arg-type]
    document = docx.Document(BytesIO(target.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def state(office: Office, lang: str = "kk") -> own_letters.OwnLetter:
    (found,) = [e for e in own_letters.letters(office) if (e.kind, e.lang) == (KIND, lang)]
    return found


def test_what_is_edited_in_word_is_in_force_once_it_is_taken_over(
    sample: Desk, office: Office
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    assert copy.parent.parent == office.folders.cases
    assert copy.name.endswith("(kk).docx")
    assert not state(office).pending
    write(copy, "Біздің сөзіміз: {{ object.name }}")
    assert state(office).pending
    assert "Біздің сөзіміз" not in made(sample, office)
    assert own_letters.check(office, copy).faults == ()
    own_letters.take_over(office, KIND, "kk")
    name = made(sample, office).split("Біздің сөзіміз: ")[1].partition("\n")[0]
    assert "басқармасы" in name
    now = state(office)
    assert (now.own, now.pending, now.original_changed) == (True, False, False)
    assert "Біздің сөзіміз" not in made(sample, office, "ru")
    assert not state(office, "ru").own


def test_a_broken_copy_never_replaces_what_works(sample: Desk, office: Office) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "Жаңа жол")
    own_letters.take_over(office, KIND, "kk")
    write(copy, "{{ object.naem }} және {% if control.place %}")
    found = own_letters.check(office, copy)
    assert found.faults
    with pytest.raises(Problem, match=r"template\.faulty") as told:
        own_letters.take_over(office, KIND, "kk")
    for lang in LANGS:
        assert "{" not in office.messages(lang).problem(told.value).replace("{{", "").replace(
            "{%", ""
        )
    assert "Жаңа жол" in made(sample, office)


def test_what_no_letter_could_be_made_of_never_replaces_what_works(
    sample: Desk, office: Office
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    for text in ('{%p if recommendation_count > "2" %}', "{{ object.name }}", "{%p endif %}"):
        write(copy, text)
    assert [each.code for each in own_letters.check(office, copy).faults] == ["template.unlike"]
    with pytest.raises(Problem, match=r"template\.faulty"):
        own_letters.take_over(office, KIND, "kk")
    assert made(sample, office)


def test_a_copy_is_tried_before_it_is_taken_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "_compares", lambda *_: True)  # what a check does not foresee
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "{% if recommendation_count > object.name %}x{% endif %}")
    with pytest.raises(Problem, match=r"template\.faulty"):
        own_letters.take_over(office, KIND, "kk")
    assert not state(office).own


def record(copy: Path) -> None:
    """Do in the copy what Word does when changes are recorded and something is commented on."""
    document = docx.Document(str(copy))
    paragraph = document.add_paragraph("Біздің ")
    by = f'{nsdecls("w")} w:id="9" w:author="Заңгер"'
    for xml in (
        f"<w:del {by}><w:r><w:delText>ескі</w:delText></w:r></w:del>",
        f"<w:ins {by}><w:r><w:t>жаңа</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(xml))
    document.add_comment(paragraph.runs[:1], text="дұрыс па?", author="Заңгер")
    document.save(str(copy))


def test_a_letter_taken_over_before_a_check_was_there_is_made_as_it_was(
    sample: Desk, office: Office
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "{% if object.name == none %}x{% endif %}")
    write(copy, "{{ recommendation_count if own.numbered }}")
    record(copy)
    before = copy.read_bytes()
    own = office.folders.own_letters / f"{KIND}.kk.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(before)
    assert "Біздің жаңа" in made(sample, office)
    with zipfile.ZipFile(office.folders.cases / "made.kk.docx") as paper:
        assert not any("Заңгер".encode() in paper.read(name) for name in paper.namelist())
    assert own.read_bytes() == before
    with pytest.raises(Problem, match=r"template\.faulty"):
        own_letters.take_over(office, KIND, "kk")


def test_recorded_changes_are_accepted_in_one_press_and_taken_over(
    sample: Desk, office: Office
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    record(copy)
    found = own_letters.check(office, copy)
    codes = {each.code for each in found.faults}
    assert codes == {"template.tracked-changes", "template.comments"}
    assert found.can_repair
    with pytest.raises(Problem, match=r"template\.faulty"):
        own_letters.take_over(office, KIND, "kk")
    assert own_letters.repair(office, copy).checked.faults == ()
    own_letters.take_over(office, KIND, "kk")
    assert "Біздің жаңа" in made(sample, office)


def test_what_needs_no_thought_is_repaired_in_the_copy(office: Office) -> None:
    copy = own_letters.edit(office, KIND, "ru")
    write(copy, "{{ object.naem }}, {{ subject.name }")
    first = own_letters.check(office, copy)
    assert first.can_repair
    done = own_letters.repair(office, copy)
    assert done.checked.faults == ()
    assert done.fields == (("object.naem", "object.name"),)
    assert docx.Document(str(copy)).paragraphs[-1].text == "{{ object.name }}, {{ subject.name }}"
    own_letters.take_over(office, KIND, "ru")


def test_only_fields_that_were_put_right_are_named_as_repaired(office: Office) -> None:
    copy = own_letters.edit(office, KIND, "ru")
    text = "{{ subjct.name }}{%% if own.date %%}{{ object . nmae }}{%% endif %%}{{ object.%s }}"
    write(copy, text % "naem")
    done = own_letters.repair(office, copy)
    assert done.fields == (("object.naem", "object.name"),)
    assert docx.Document(str(copy)).paragraphs[-1].text == text % "name"
    assert [each.params["field"] for each in done.checked.faults] == ["subjct", "object.nmae"]


@pytest.mark.parametrize("wrong", ["control.tema", "object.phone"])
def test_a_field_that_is_only_like_another_is_left_to_her(office: Office, wrong: str) -> None:
    copy = own_letters.edit(office, KIND, "ru")
    write(copy, f"{{{{ {wrong} }}}}")
    (fault,) = own_letters.check(office, copy).faults
    assert fault.code == "template.unknown-field-like"
    assert not own_letters.check(office, copy).can_repair
    assert own_letters.repair(office, copy).checked.faults == (fault,)
    assert docx.Document(str(copy)).paragraphs[-1].text == f"{{{{ {wrong} }}}}"


def test_the_original_comes_back_and_the_own_text_is_kept(sample: Desk, office: Office) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "Бірінші нұсқа")
    own_letters.take_over(office, KIND, "kk")
    write(copy, "Екінші нұсқа", before="Бірінші нұсқа")
    own_letters.take_over(office, KIND, "kk")
    kept = own_letters.restore(office, KIND, "kk")
    assert kept is not None
    assert "Екінші нұсқа" in docx.Document(str(kept)).paragraphs[-1].text
    assert "нұсқа" not in made(sample, office)
    assert len(list(kept.parent.glob("*.docx"))) == 2, "the first one is kept, too"
    assert state(office).pending, "the copy that she edited is still hers"
    kept = own_letters.restore(office, KIND, "kk")
    assert kept is not None
    assert kept.exists(), "until she begins anew, and then it is kept as well"
    assert not state(office).pending
    assert own_letters.restore(office, KIND, "kk") is None


def test_a_broken_copy_is_put_away_and_editing_begins_anew(office: Office) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    copy.write_bytes(b"broken")
    kept = own_letters.restore(office, KIND, "kk")
    assert kept is not None
    assert kept.read_bytes() == b"broken"
    again = own_letters.edit(office, KIND, "kk")
    assert again == copy
    assert again.read_bytes() == office.law.template(KIND, "kk").read_bytes()


def test_a_copy_edited_back_to_the_original_leaves_nothing_of_its_own(office: Office) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    whole = copy.read_bytes()
    write(copy, "Жол")
    own_letters.take_over(office, KIND, "kk")
    copy.write_bytes(whole)
    own_letters.take_over(office, KIND, "kk")
    assert not state(office).own


def test_another_original_is_told_and_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "Жол")
    own_letters.take_over(office, KIND, "kk")
    own = office.law.template(KIND, "kk").read_bytes()
    monkeypatch.setattr(own_letters, "_original", lambda *_a: b"another program's")
    assert state(office).original_changed
    assert office.law.template(KIND, "kk").read_bytes() == own


def test_a_shared_letter_is_taken_in_if_it_is_sound(
    sample: Desk, office: Office, tmp_path: Path
) -> None:
    shared = tmp_path / "from a colleague.docx"
    shared.write_bytes(own_letters.edit(office, KIND, "kk").read_bytes())
    write(shared, "Әріптестің сөзі")
    own_letters.take_in(office, shared, KIND, "kk")
    assert "Әріптестің сөзі" in made(sample, office)
    (tmp_path / "no.docx").write_bytes(b"no Word file")
    with pytest.raises(Problem, match=r"template\.faulty"):
        own_letters.take_in(office, tmp_path / "no.docx", KIND, "kk")
    with pytest.raises(Problem, match=r"template\.unreadable"):
        own_letters.take_in(office, tmp_path / "none.docx", KIND, "kk")
    assert "Әріптестің сөзі" in made(sample, office)


def test_without_a_copy_there_is_nothing_to_take_over(office: Office) -> None:
    with pytest.raises(Problem, match=r"template\.no-copy"):
        own_letters.take_over(office, KIND, "kk")


def test_the_copy_is_found_whatever_language_is_spoken(office: Office) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    office.unchosen_lang = "ru"
    assert own_letters.edit(office, KIND, "kk") == copy


def test_a_shared_letter_says_itself_which_it_is(
    sample: Desk, office: Office, tmp_path: Path
) -> None:
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "Біздің сөзіміз")
    own_letters.take_over(office, KIND, "kk")
    file = tmp_path / "бөлісу.docx"
    own_letters.share(office, KIND, "kk", file)
    own_letters.restore(office, KIND, "kk")
    assert "Біздің сөзіміз" not in made(sample, office)
    assert own_letters.take_in(office, file, "notice", "ru")[:2] == (KIND, "kk")
    assert "Біздің сөзіміз" in made(sample, office)
    assert not office.law.own_template("notice", "ru").is_file()  # type: ignore[union-attr]


def test_an_unchanged_copy_follows_what_a_colleague_shared_and_a_changed_one_stays(
    office: Office, tmp_path: Path
) -> None:
    shared = tmp_path / "a.docx"
    copy = own_letters.edit(office, KIND, "kk")
    shared.write_bytes(copy.read_bytes())
    write(shared, "Әріптестің сөзі")
    own_letters.take_in(office, shared, KIND, "kk")
    assert copy.read_bytes() == shared.read_bytes()
    write(copy, "Менің сөзім")
    mine = copy.read_bytes()
    write(shared, "Тағы бір сөз")
    own_letters.take_in(office, shared, KIND, "kk")
    assert copy.read_bytes() == mine
    assert state(office).pending


@pytest.mark.parametrize("lang", LANGS)
def test_the_fields_of_a_letter_are_shown_with_what_the_open_case_says(
    sample: Desk, office: Office, lang: Lang
) -> None:
    proceeding = proceeding_for(sample, current_control(sample.case).id, "final-document")
    said = own_letters.samples(sample, proceeding, "final-document", lang)
    offered = own_letters.fields(office, "final-document")
    control = current_control(sample.case)
    assert said[(), "control.topic"] == control.topic.text(lang)
    assert said[(), "control.started.figures"] == "06.10.2025"
    findings = ("findings", "negatives", "on_access")
    proposed = ("recommendations", "unclear", "agreements", "fulfilled")
    assert said[findings, "one.title"] != said[proposed, "one.text"] != ""
    assert said[("one.looks",), "look.place"]
    assert said[(), "subject.bin"] == said[("experts",), "one.full_name"] == ""
    assert set(said) == {each.key for each in offered if each.sample is not None}
    beside = own_letters.samples(sample, proceeding, "contents-list", lang)
    sent = office.law.document("covering-letter").title.text(lang)
    assert beside[(), "sending.title"] == beside[("sending.contents",), "one.title"] == sent


def test_the_questions_of_a_letter_s_own_procedure_are_offered_by_their_names(
    office: Office,
) -> None:
    def asked(kind: str) -> set[str]:
        names = (each.name for each in own_letters.fields(office, kind))
        return {name.split(".")[1] for name in names if name.startswith("asked.")}

    assert asked("information-request") - asked("notice")
    assert asked("information-request") <= office.law.ask_ids


def test_a_copy_is_tried_on_the_open_case_before_it_is_in_force(
    sample: Desk, office: Office
) -> None:
    proceeding = proceeding_for(sample, current_control(sample.case).id, KIND)
    with pytest.raises(Problem, match=r"template\.no-copy"):
        make_trial(sample, proceeding, KIND, "kk")
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "Байқап көру: {{ object.name }}")
    before = sample.case
    trial = make_trial(sample, proceeding, KIND, "kk")
    document = docx.Document(str(trial))
    assert "Байқап көру: «" in document.paragraphs[-1].text
    marks = "".join(section.header.part.element.xml for section in document.sections)
    assert office.messages("kk").say("paper.sample") in marks
    assert sample.case is before, "the case keeps none of it"
    assert "Байқап көру" not in made(sample, office)
    write(copy, "{{ object.naem }}")
    with pytest.raises(Problem, match=r"template\.unknown-field-near"):
        make_trial(sample, proceeding, KIND, "kk")


def test_a_text_that_is_plainly_another_letters_is_told_and_taken_all_the_same(
    office: Office, tmp_path: Path
) -> None:
    def taken(kind: str, lang: Lang, file: Path) -> Problem | None:
        return own_letters.take_in(office, file, kind, lang).doubt

    kazakh = office.law.original_template(KIND, "kk")
    assert taken(KIND, "kk", kazakh) is None
    doubt = taken(KIND, "ru", kazakh)
    assert doubt is not None
    told = office.messages("en").problem(doubt)
    assert "in Kazakh" in told
    other = taken(KIND, "ru", office.law.original_template("covering-letter", "ru"))
    assert other is not None
    title = office.law.document("covering-letter").title.text("en")
    assert title in office.messages("en").problem(other)
    assert office.law.template(KIND, "ru").read_bytes() != kazakh.read_bytes()


def test_no_text_of_ours_is_taken_for_another(office: Office) -> None:
    for kind in office.law.documents:
        for lang in LANGS:
            data = office.law.original_template(kind.id, lang)
            assert own_letters.take_in(office, data, kind.id, lang).doubt is None


def test_a_finished_letter_that_is_taken_for_a_text_is_told(
    sample: Desk, office: Office, tmp_path: Path
) -> None:
    finished = tmp_path / "finished.docx"
    proceeding = proceeding_for(sample, current_control(sample.case).id, "notice")
    make_paper(sample, proceeding, "notice", "en", finished)
    doubt = own_letters.take_in(office, finished, "notice", "en").doubt
    assert doubt is not None
    assert doubt.code == "template.no-fields"
