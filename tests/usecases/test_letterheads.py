"""The letterhead: taken in, kept, handed to papers; nothing that went out is touched by it."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from PIL import Image

from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.letterhead import STANDARD, Letterhead
from desktop.domain.parties import Subject
from desktop.domain.text import LANGS, LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import letterheads
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.papers import MadePaper, latest, make_beside_case, outdated
from desktop.usecases.sample import AS_OF, sample_facts


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def made(desk: Desk) -> MadePaper:
    return make_beside_case(desk, course(desk).id, "notice", "ru")


def pictures(data: bytes) -> int:
    return len(docx.Document(BytesIO(data)).inline_shapes)


def picture(path: Path, size: tuple[int, int] = (300, 200), form: str = "JPEG") -> Path:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    image = Image.new("1" if max(size) > 5000 else "RGB", size, 1)
    image.save(path, form, **({"exif": exif} if form == "JPEG" else {}))
    return path


OURS = Subject(id=new_id(), name=LocalText(**sample_facts()["subject"]["name"]), bin="251040999990")


@pytest.fixture(autouse=True)
def card(office: Office) -> None:
    """The organisation of the sample works here: without a card nobody is known to be us."""
    office.change_profile(lambda profile: replace(profile, subject=OURS))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "БЛАНК ФОНДА"
    path = tmp_path / "бланк.docx"
    document.save(str(path))
    return path


def test_an_emblem_is_kept_as_a_copy_without_what_the_camera_wrote(
    office: Office, tmp_path: Path
) -> None:
    source = picture(tmp_path / "a.jpg", (2400, 1200))
    before = source.read_bytes()
    letterheads.take_emblem(office, source)
    source.unlink()
    kept = office.folders.letterhead / office.profile.letterhead.emblem
    with Image.open(kept) as image:
        assert (image.size, len(image.getexif())) == ((1600, 800), 0)
    assert b"Camera" in before
    assert b"Camera" not in kept.read_bytes()


@pytest.mark.parametrize(
    ("form", "data", "code"),
    [
        ("png", None, "picture-too-big"),
        ("png", b"no picture", "picture-unreadable"),
        ("jpg", b"\xff\xd8\xff\xe0 cut off", "picture-unreadable"),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-unreadable"),
        ("png", b"", "picture-unreadable"),
    ],
)
def test_what_is_no_picture_for_a_letterhead_is_refused_and_nothing_changes(
    form: str, data: bytes | None, code: str, office: Office, tmp_path: Path
) -> None:
    letterheads.take_emblem(office, picture(tmp_path / "first.jpg"))
    before = office.profile.letterhead
    path = tmp_path / f"second.{form}"
    if data is None:
        picture(path, (10_000, 10_000), "PNG")  # 100 megapixels
    else:
        path.write_bytes(data)
    with pytest.raises(Problem) as refused:
        letterheads.take_emblem(office, path)
    assert (refused.value.code, refused.value.params["name"]) == (f"letterhead.{code}", path.name)
    assert office.profile.letterhead == before
    for lang in LANGS:
        assert path.name in office.messages(lang).say(refused.value.code, **refused.value.params)


def test_a_file_that_is_gone_is_a_sentence(office: Office, tmp_path: Path) -> None:
    for take in (letterheads.take_emblem, letterheads.take_base):
        with pytest.raises(Problem) as refused:
            take(office, tmp_path / "gone.docx")
        assert refused.value.code == "letterhead.file-unreadable"


def test_a_base_is_kept_and_the_users_file_stays_as_it_is(office: Office, base: Path) -> None:
    before = base.read_bytes()
    letterheads.take_base(office, base)
    kept = office.profile.letterhead
    assert (kept.base_name, base.read_bytes()) == (base.name, before)
    base.unlink()
    again = Office(office.clock, office.folders)
    found = letterheads.stationery_for(again, OURS)
    assert found.base is not None
    docx.Document(BytesIO(found.base))


def test_a_refused_base_leaves_the_one_that_stands(office: Office, base: Path) -> None:
    letterheads.take_base(office, base)
    stood = office.profile.letterhead
    base.write_bytes(b"something else")
    with pytest.raises(Problem) as refused:
        letterheads.take_base(office, base)
    assert refused.value.params["name"] == base.name
    assert office.profile.letterhead == stood


def test_papers_made_from_now_on_carry_it_and_those_made_before_are_not_outdated(
    sample: Desk, office: Office, tmp_path: Path
) -> None:
    first = made(sample)
    before = first.path.read_bytes()
    assert pictures(before) == 0
    letterheads.take_emblem(office, picture(tmp_path / "a.jpg"))
    paper = latest(sample.case, course(sample), "notice", "ru")
    assert paper is not None
    assert not outdated(sample, course(sample).id, paper)
    second = made(sample)
    assert pictures(second.path.read_bytes()) == 1
    assert sample.file.content(first.paper.content_sha256) == before
    assert not outdated(sample, course(sample).id, second.paper)
    assert made(sample).paper == second.paper


def test_a_case_of_another_organisation_keeps_its_own_head(office: Office, tmp_path: Path) -> None:
    ours = Subject(id=new_id(), name=LocalText(kk="«Үміт» қоры", ru="Фонд «Үміт»"), bin="1")
    office.change_profile(lambda profile: replace(profile, subject=ours))
    letterheads.take_emblem(office, picture(tmp_path / "a.jpg"))

    def dressed(**told: object) -> bool:
        found = letterheads.stationery_for(office, Subject(id=new_id(), **told))  # type: ignore[arg-type]
        return found.letterhead != STANDARD

    assert dressed(name=LocalText(ru="фонд  «Үміт»"))
    assert dressed(name=LocalText(kk="Жаңа атау"), bin="1")
    assert not dressed(name=LocalText(kk="«Жайық» қоры"), bin="2")
    assert not dressed(name=LocalText(kk="«Үміт» қоры"), bin="2")  # one name, two organisations
    assert not dressed()
    office.change_profile(lambda profile: replace(profile, subject=None))
    assert not dressed(name=LocalText(ru="Фонд «Үміт»"), bin="1")


def test_a_lost_picture_stops_no_letter_and_is_told(
    sample: Desk, office: Office, tmp_path: Path
) -> None:
    letterheads.take_emblem(office, picture(tmp_path / "a.jpg"))
    assert letterheads.lost(office) == ()
    (office.folders.letterhead / office.profile.letterhead.emblem).unlink()
    assert [each.code for each in letterheads.lost(office)] == ["letterhead.emblem-lost"]
    found = made(sample)
    assert pictures(found.path.read_bytes()) == 0
    assert "letterhead.emblem-lost" in [each.code for each in found.notes]


def test_a_profile_can_name_no_file_outside_its_folder(office: Office, tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret.jpg")
    letterheads.change(office, lambda kept: replace(kept, emblem=str(secret)))
    assert letterheads.stationery_for(office, OURS).emblem is None


def test_a_profile_of_before_the_letterhead_has_the_standard_one(office: Office) -> None:
    office.change_profile(lambda profile: replace(profile, name="A"))
    path = office.folders.profile
    told = path.read_text(encoding="utf-8")
    start, end = told.index(' "letterhead"'), told.rindex("\n}")
    path.write_text(told[:start].rstrip().rstrip(",") + told[end:], encoding="utf-8")
    assert Office(office.clock, office.folders).profile.letterhead == Letterhead()


@pytest.mark.parametrize("lang", LANGS)
def test_the_letter_shown_beside_the_letterhead_is_the_sample_s_notice_by_our_card(
    lang: str, office: Office
) -> None:
    case = letterheads.sample_case(office)
    (control,) = case.all(Control)
    assert control.topic.text(lang) == sample_facts()["control"]["topic"][lang]  # type: ignore[arg-type]
    ours = Subject(id=new_id(), name=LocalText(kk="«Үміт» қоры", ru="Фонд «Үміт»", en="Umit"))
    office.change_profile(lambda profile: replace(profile, subject=ours))
    data = letterheads.sample_letter(office, case, lang)  # type: ignore[arg-type]
    text = "\n".join(each.text for each in docx.Document(BytesIO(data)).paragraphs)
    assert text.startswith(ours.name.text(lang))  # type: ignore[arg-type]
    assert control.topic.text(lang) in text.replace("\N{NO-BREAK SPACE}", " ")  # type: ignore[arg-type]
    assert not any(office.folders.cases.glob("*.baqylau")), AS_OF
