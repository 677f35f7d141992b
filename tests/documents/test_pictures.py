"""Pictures: reduced, turned upright, silent about place and camera; what is none is refused."""

from io import BytesIO

import pytest
from PIL import Image

from desktop.documents.pictures import fineness, reduced
from desktop.domain.errors import Problem
from desktop.evidence import limits


def saved(picture: Image.Image, form: str, **more: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def photo(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def test_a_large_photo_becomes_small_and_keeps_its_shape() -> None:
    made = reduced(saved(photo(4000, 3000), "JPEG"))
    assert (made.width, made.height) == (1600, 1200)
    assert Image.open(BytesIO(made.data)).format == "JPEG"


def test_a_small_picture_is_not_blown_up() -> None:
    made = reduced(saved(photo(300, 200), "JPEG"))
    assert (made.width, made.height) == (300, 200)


def test_place_and_camera_do_not_go_out_and_the_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of Aisha"
    exif.get_ifd(0x8825)[1] = "N"
    made = reduced(saved(photo(400, 300), "JPEG", exif=exif))
    assert (made.width, made.height) == (300, 400)
    assert not Image.open(BytesIO(made.data)).getexif()
    assert b"Aisha" not in made.data


def test_a_screenshot_stays_sharp() -> None:
    assert Image.open(BytesIO(reduced(saved(Image.new("RGB", (900, 600)), "PNG")).data)).format == (
        "PNG"
    )


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_every_kind_of_colour_is_printed(mode: str) -> None:
    form = "TIFF" if mode in {"CMYK", "I;16"} else "PNG"
    made = reduced(saved(Image.new(mode, (20, 10)), form))
    assert Image.open(BytesIO(made.data)).mode == "RGB"


@pytest.mark.parametrize(
    ("mode", "form", "shades"),
    [
        ("I;16", "PNG", (0, 32768, 65535)),
        ("I;16", "TIFF", (0, 32768, 65535)),
        ("I", "TIFF", (0, 500_000, 1_000_000)),
        ("F", "TIFF", (0.0, 0.5, 1.0)),
    ],
)
def test_deep_grey_keeps_its_shades(mode: str, form: str, shades: tuple[float, ...]) -> None:
    deep = Image.new(mode, (30, 10))
    for n, shade in enumerate(shades):
        for place in range(100):  # `paste` itself mistakes such shades
            deep.putpixel((10 * n + place % 10, place // 10), shade)
    made = Image.open(BytesIO(reduced(saved(deep, form)).data))
    found = [made.getpixel((x, 5))[0] for x in (5, 15, 25)]
    assert all(abs(a - b) <= 3 for a, b in zip(found, (0, 127, 255), strict=True)), found


@pytest.mark.parametrize(
    "data", [b"", b"plain text", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0broken"]
)
def test_what_is_no_picture_is_named(data: bytes) -> None:
    with pytest.raises(Problem, match="picture-unreadable"):
        reduced(data)


def test_half_a_picture_is_named() -> None:
    whole = saved(photo(800, 600), "JPEG")
    with pytest.raises(Problem, match="picture-unreadable"):
        reduced(whole[: len(whole) // 3])


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    small = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(small) < 100_000
    with pytest.raises(Problem, match="picture-too-big"):
        reduced(small)
    monkeypatch.setattr(limits, "PIXELS", 100)
    with pytest.raises(Problem, match="picture-too-big"):
        reduced(saved(photo(20, 20), "PNG"))


def test_a_paper_of_many_photos_stays_light_and_the_copies_can_still_be_read() -> None:
    photo = BytesIO()
    Image.effect_noise((3200, 2400), 30).convert("RGB").save(photo, "JPEG", quality=88)
    few, many = (reduced(photo.getvalue(), fineness(count)) for count in (49, 50))
    assert (few.width, few.height) == (1600, 1200)
    assert (many.width, many.height) == (1200, 900)  # 185 dots an inch across a page
    assert len(many.data) < 0.6 * len(few.data)
