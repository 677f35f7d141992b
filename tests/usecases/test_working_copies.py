"""The working copy goes out instead of the original, and tells nothing that was made away."""

import io
from uuid import UUID

import pytest
from PIL import Image, ImageStat

from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment, working_copy_of
from desktop.domain.errors import Problem
from desktop.evidence.changes import Area, Changes
from desktop.evidence.working_copy import worked
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.taking_in import pasted_source, take_in_evidence
from desktop.usecases.undoing import undo
from desktop.usecases.working_copies import drop_working_copy, make_working_copy

FACE = Area(0.25, 0.25, 0.5, 0.5)


def photo(form: str = "JPEG", turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Camera of Aisha"
    exif.get_ifd(0x8825).update({2: (51.0, 13.0, 0.0), 4: (51.0, 22.0, 0.0)})
    out = io.BytesIO()
    Image.effect_noise((800, 400), 120).convert("RGB").save(out, form, exif=exif)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def spread(picture: Image.Image, area: Area) -> float:
    """Return how much neighbouring pixels of a place differ."""
    part = picture.convert("L").crop(area.pixels(*picture.size))
    left = part.crop((0, 0, part.width - 1, part.height))
    right = part.crop((1, 0, part.width, part.height))
    pairs = zip(left.tobytes(), right.tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (left.width * left.height)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_copy_holds_neither_place_nor_camera(form: str) -> None:
    data, _ending = worked(photo(form), Changes())
    assert not opened(data).getexif()
    assert b"Aisha" not in data


def test_a_photo_held_upright_is_upright_in_the_copy() -> None:
    assert opened(worked(photo(turned=6), Changes())[0]).size == (400, 800)


def test_what_was_blurred_cannot_be_told_any_more_and_the_rest_stays() -> None:
    made = opened(worked(photo("PNG"), Changes(blurred=(FACE,)))[0])
    before = opened(photo("PNG"))
    assert spread(before, FACE) > 30
    assert spread(made, FACE) < 3
    assert spread(made, Area(0.6, 0.6, 1, 1)) > 30


def test_a_place_drawn_from_below_to_above_is_the_same_place() -> None:
    assert Area(0.5, 0.5, 0.25, 0.25).pixels(800, 400) == FACE.pixels(800, 400)


@pytest.mark.parametrize("area", [Area(-1, -1, 9, 9), Area(1, 1, 1, 1), Area(0, 0, 0, 0)])
def test_a_place_outside_of_the_picture_breaks_nothing(area: Area) -> None:
    changes = Changes((area,), (area,), area)
    assert min(opened(worked(photo(), changes)[0]).size) >= 1


def test_a_cut_leaves_the_place_alone() -> None:
    assert opened(worked(photo(), Changes(cut=FACE))[0]).size == (200, 100)


def test_an_arrow_points_at_its_end_in_red() -> None:
    made = opened(worked(photo("PNG"), Changes(arrows=(Area(0.1, 0.5, 0.9, 0.5),)))[0])
    middle = made.crop((380, 199, 420, 201))
    assert [round(each) for each in ImageStat.Stat(middle).mean] == [200, 30, 30]


def taken(desk: Desk, data: bytes, name: str = "IMG_1.jpg") -> UUID:
    control = current_control(desk.case).id
    record = take_in_evidence(desk, control, pasted_source(name, data)).record_id
    assert record is not None
    original = desk.case.one(Evidence, record).attachment_id
    assert original is not None
    return original


def test_the_original_stays_as_it_was_and_the_copy_belongs_to_it(desk: Desk) -> None:
    data = photo()
    original = taken(desk, data)
    made = make_working_copy(desk, original, Changes((FACE,)))
    copy = desk.case.one(Attachment, made)
    assert (copy.of_id, copy.part) == (original, "working_copy")
    assert copy.name.startswith("IMG_1 – ")
    assert desk.file.content(desk.case.one(Attachment, original).sha256) == data
    assert working_copy_of(desk.case.all(Attachment), original) == copy


def test_a_new_copy_takes_the_place_of_the_old_and_is_drawn_from_the_original(desk: Desk) -> None:
    original = taken(desk, photo("PNG"), "a.png")
    make_working_copy(desk, original, Changes((FACE,)))
    made = make_working_copy(desk, original, Changes())
    second = desk.case.one(Attachment, made)
    copies = [each for each in desk.case.all(Attachment) if each.part == "working_copy"]
    assert copies == [second]
    assert spread(opened(desk.file.content(second.sha256)), FACE) > 30


def test_a_copy_can_be_let_go_and_an_undo_brings_it_back(desk: Desk) -> None:
    original = taken(desk, photo())
    copy = make_working_copy(desk, original, Changes())
    drop_working_copy(desk, original)
    assert working_copy_of(desk.case.all(Attachment), original) is None
    undo(desk)
    assert desk.case.get(Attachment, copy) is not None


def test_of_what_is_no_picture_no_copy_is_made(desk: Desk) -> None:
    original = taken(desk, b"no picture")
    before = desk.case
    with pytest.raises(Problem, match=r"evidence\.no-picture"):
        make_working_copy(desk, original, Changes())
    assert desk.case is before
