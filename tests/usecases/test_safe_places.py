"""Where a case lies and what is told of it: a table of places."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop.domain.text import LANGS
from desktop.usecases import safe_places
from desktop.usecases.folders import Folders
from desktop.usecases.office import Office
from desktop.usecases.safe_places import (
    Around,
    Volume,
    linux_volume,
    place_apart,
    told_of,
    told_of_sheet,
)

FOLDERS = Folders(Path("/home/a/data"), Path("/home/a/Documents/Baqylau"))
HOME = PurePosixPath("/home/a")
ROOMY = Volume("fixed", "NTFS", 50 << 30)
STICK = Volume("removable", "FAT32", 5 << 30)


def around(
    volume: Volume = ROOMY,
    environment: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    *,
    home: PurePath = HOME,
) -> Around:
    texts = notes or {}
    return Around(environment or {}, home, lambda p: texts.get(str(p), ""), lambda _p: volume)


def codes(path: PurePath, where: Around, size: int = 1 << 20) -> list[str]:
    return [each.code for each in told_of(path, size, FOLDERS, where)]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\Айгүл\OneDrive", "OneDrive"),
        (r"C:\Users\a\OneDrive - Қоғамдық қор Дауыс\Құжаттар", "OneDrive"),
        (r"D:\ONEDRIVE\x", "OneDrive"),
        (r"C:\Users\a\Dropbox", "Dropbox"),
        (r"C:\Users\a\Dropbox (Дауыс)\Істер", "Dropbox"),
        (r"C:\Users\a\YandexDisk\Дела", "Яндекс.Диск"),
        (r"C:\Users\a\Yandex.Disk", "Яндекс.Диск"),
        (r"C:\Users\a\Яндекс.Диск\Дела", "Яндекс.Диск"),
        (r"C:\Users\a\Yandex.Disk.localized", "Яндекс.Диск"),
        (r"C:\Users\a\Google Drive", "Google Drive"),
        (r"G:\My Drive\Cases", "Google Drive"),
        (r"G:\Мой диск", "Google Drive"),
        (r"C:\Users\a\Nextcloud2\x", "Nextcloud"),
        (r"C:\Users\a\iCloudDrive\x", "iCloud"),
        (r"C:\Users\a\Облако Mail.Ru", "Облако Mail.ru"),
        (r"C:\Users\a\Cloud Mail.Ru\x", "Облако Mail.ru"),
        (r"C:\Users\a\Documents", ""),
        (r"C:\Users\a\Desktop\Про OneDrive и облака", ""),
        (r"C:\Users\a\Dropboxes", ""),
        (r"D:\Мой дисковод", ""),
    ],
)
def test_a_folder_that_a_cloud_carries_away_is_known_by_its_name(folder: str, service: str) -> None:
    told = told_of(PureWindowsPath(folder) / "a.baqylau", 1, FOLDERS, around())
    assert [each.params.get("service") for each in told] == ([service] if service else [])


def test_the_name_of_the_file_itself_says_nothing() -> None:
    assert codes(PurePosixPath("/home/a/OneDrive"), around()) == []


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_under_another_name_is_known_by_the_environment(name: str) -> None:
    where = around(environment={name: r"D:\Облако фонда"})
    assert codes(PureWindowsPath(r"d:\облако фонда\Дела\a.baqylau"), where) == ["place.synced"]
    assert codes(PureWindowsPath(r"D:\Облако\a.baqylau"), where) == []


def test_dropbox_under_another_name_is_known_by_its_own_note() -> None:
    note = json.dumps({"personal": {"path": r"E:\Жеке"}, "business": {"path": r"E:\Қор"}})
    home = PureWindowsPath(r"C:\Users\a")
    where = around(
        environment={"LOCALAPPDATA": r"C:\L"}, notes={r"C:\L\Dropbox\info.json": note}, home=home
    )
    assert codes(PureWindowsPath(r"E:\Қор\x\a.baqylau"), where) == ["place.synced"]
    assert codes(PureWindowsPath(r"E:\Жеке\a.baqylau"), where) == ["place.synced"]
    assert codes(PureWindowsPath(r"E:\a.baqylau"), where) == []
    linux = around(notes={"/home/a/.dropbox/info.json": '{"personal": {"path": "/data/d"}}'})
    assert codes(PurePosixPath("/data/d/a.baqylau"), linux) == ["place.synced"]


@pytest.mark.parametrize("note", ["{", "[]", '{"personal": 1}', '{"personal": {"path": 7}}', ""])
def test_a_note_of_dropbox_that_cannot_be_read_says_nothing(note: str) -> None:
    where = around(notes={"/home/a/.dropbox/info.json": note})
    assert codes(PurePosixPath("/data/d/a.baqylau"), where) == []


def test_where_the_own_folder_is_synchronised_it_is_not_recommended() -> None:
    own = Folders(Path("/home/a/data"), Path("/home/a/OneDrive/Baqylau"))
    for path in ("/home/a/OneDrive/Baqylau/a.baqylau", "/home/a/OneDrive/a.baqylau"):
        (told,) = told_of(PurePosixPath(path), 1, own, around())
        assert told.code == "place.synced-own"


@pytest.mark.parametrize(
    ("path", "volume", "size", "expected"),
    [
        (r"C:\a.baqylau", ROOMY, 1, []),
        (r"\\server\share\a.baqylau", ROOMY, 1, ["place.network"]),
        (r"Z:\a.baqylau", Volume("network", "NTFS", 9 << 30), 1, ["place.network"]),
        (r"E:\a.baqylau", STICK, 1, ["place.removable"]),
        (r"E:\OneDrive\a.baqylau", STICK, 1, ["place.synced"]),
        (r"E:\a.baqylau", Volume("removable", "FAT32", 90 << 30), 3_800_000_000,
         ["place.removable", "place.fat"]),
        (r"D:\a.baqylau", Volume("fixed", "vfat", 90 << 30), 3_800_000_000, ["place.fat"]),
        (r"D:\a.baqylau", Volume("fixed", "FAT", 90 << 30), 3_600_000_000, []),
        (r"D:\a.baqylau", Volume("fixed", "exFAT", 90 << 30), 3_800_000_000, []),
        (r"D:\a.baqylau", Volume("fixed", "NTFS", 90 << 30), 3_800_000_000, []),
        (r"C:\a.baqylau", Volume("fixed", "NTFS", (300 << 20) - 1), 1, ["place.almost-full"]),
        (r"C:\a.baqylau", Volume("fixed", "NTFS", 300 << 20), 1, []),
        (r"C:\a.baqylau", Volume("fixed", "NTFS", 1 << 30), 600 << 20, ["place.almost-full"]),
        (r"C:\a.baqylau", Volume("fixed", "", None), 1, []),
    ],
)  # fmt: skip
def test_what_is_told_of_a_disk(path: str, volume: Volume, size: int, expected: list[str]) -> None:
    told = told_of(PureWindowsPath(path), size, FOLDERS, around(volume))
    assert [each.code for each in told] == expected
    assert safe_places.is_removable(told) == ("place.removable" in expected)


MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/a/МОЯ\\040ФЛЕШКА vfat rw 0 0
/dev/nvme0n1p3 /home ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/x /mnt/nfs nfs4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
torn
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/srv/a.baqylau", Volume("fixed", "ext4")),
        ("/home/a/a.baqylau", Volume("fixed", "ext4")),
        ("/homes/a.baqylau", Volume("fixed", "ext4")),
        ("/media/a/МОЯ ФЛЕШКА/Істер/a.baqylau", Volume("removable", "vfat")),
        ("/mnt/share/a.baqylau", Volume("network", "cifs")),
        ("/mnt/nfs/x/a.baqylau", Volume("network", "nfs4")),
        ("/run/user/1000/gvfs/smb-share:server=x/a.baqylau", Volume("network", "fuse.gvfsd-fuse")),
    ],
)
def test_linux_tells_the_disk_by_its_mounts(path: str, expected: Volume) -> None:
    found = linux_volume(PurePosixPath(path), MOUNTS, lambda device: device == "/dev/sdb1")
    assert found == expected


def test_this_computer_answers_and_each_answer_has_a_sentence(office: Office) -> None:
    path = office.folders.cases / "not yet" / "a.baqylau"
    volume = safe_places.of_computer().volume(path)
    assert volume.disk in ("fixed", "removable", "network")
    assert volume.free
    for lang in LANGS:
        messages = office.messages(lang)
        full = Volume("removable", "FAT32", 1)
        for where in (around(full), around(Volume("network", "", 1))):
            for each in told_of(PurePosixPath("/x/a"), 4 << 30, FOLDERS, where):
                assert messages.problem(each)
        for each in told_of(PurePosixPath("/OneDrive/a"), 4 << 30, FOLDERS, around()):
            assert "OneDrive" in messages.problem(each)


@pytest.mark.parametrize(
    ("case", "clouds", "wanted"),
    [
        (r"E:\Дело\a.baqylau", {}, r"C:\Users\a\Documents"),
        (r"C:\Users\a\Documents\Baqylau\a.baqylau", {}, r"C:\Users\a\Documents"),
        (r"C:\Users\a\Documents\a.baqylau", {}, r"C:\Users\a\Desktop"),
        (r"E:\a.baqylau", {"OneDrive": r"C:\Users\a\Documents"}, r"C:\Users\a\Desktop"),
        (r"E:\a.baqylau", {"OneDrive": r"C:\Users\a"}, None),
    ],
)
def test_a_recovery_sheet_is_proposed_apart_from_the_case_and_from_the_clouds(
    case: str, clouds: Mapping[str, str], wanted: str | None
) -> None:
    places = [PureWindowsPath(r"C:\Users\a") / each for each in ("Documents", "Desktop")]
    found = place_apart(PureWindowsPath(case), places, around(environment=clouds))
    assert found == (PureWindowsPath(wanted) if wanted else None)
    assert place_apart(PureWindowsPath(case), places, around(STICK)) is None


def test_what_is_told_of_a_recovery_sheet_is_whether_it_lies_with_the_case_or_in_a_cloud() -> None:
    sheet = PureWindowsPath(r"C:\Users\a\Documents\sheet.docx")
    cloud = around(environment={"OneDrive": r"C:\Users\a"})
    assert told_of_sheet(sheet, beside=False, around=around()) is None
    beside = told_of_sheet(sheet, beside=True, around=around())
    assert beside is not None
    assert beside.code == "protection.sheet-beside"
    for each in (True, False):
        told = told_of_sheet(sheet, beside=each, around=cloud)
        assert told is not None
        assert (told.code, told.params["service"]) == ("protection.sheet-synced", "OneDrive")
