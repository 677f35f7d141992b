"""Where a case file lies: what is warned of, and what is not."""

import json
from pathlib import Path, PurePosixPath

import pytest

from desktop.casefile.disks import Disk, disk_of, mounted_at
from desktop.usecases import safe_places
from desktop.usecases.safe_places import ALMOST_FULL, FAT_LIMIT, is_removable, warnings_of

PLENTY = 100 << 30


ORDINARY = Disk("fixed", "ntfs", PLENTY)


def codes(path: Path, disk: Disk = ORDINARY) -> list[str]:
    return [each.code for each in warnings_of(path, lambda _path: disk)]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Қоғамдық қор", "OneDrive"),
        ("Yandex.Disk", "Яндекс.Диск"),
        ("YandexDisk", "Яндекс.Диск"),
        ("Яндекс.Диск", "Яндекс.Диск"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-a@b.kz", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Облако Mail.Ru", "Облако Mail.ru"),
        ("Documents", ""),
        ("Drive", ""),
        ("мой диск", ""),
    ],
)
def test_a_folder_that_a_service_copies_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    path = tmp_path / folder / "Істер" / "a.baqylau"
    found = warnings_of(path, lambda _path: Disk("fixed", "ntfs", PLENTY))
    assert [each.params["service"] for each in found] == ([service] if service else [])


def test_the_name_of_the_file_itself_says_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path / "OneDrive.baqylau") == []


def test_a_service_s_folder_of_any_name_is_known_by_what_the_service_wrote_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Ұйым"))
    assert codes(tmp_path / "Ұйым" / "a.baqylau") == ["place.synchronised"]
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    (tmp_path / "data" / "Dropbox").mkdir(parents=True)
    info = tmp_path / "data" / "Dropbox" / "info.json"
    info.write_text(json.dumps({"personal": {"path": str(tmp_path / "box")}}), "utf-8")
    assert codes(tmp_path / "box" / "a.baqylau") == ["place.synchronised"]
    for broken in ("", "[]", '{"personal": 1}', '{"personal": {}}'):
        info.write_text(broken, "utf-8")
        assert codes(tmp_path / "box" / "a.baqylau") == []


@pytest.mark.parametrize(
    ("disk", "expected"),
    [
        (Disk("fixed", "ntfs", PLENTY), []),
        (Disk("", "", -1), []),
        (Disk("network", "cifs", PLENTY), ["place.network"]),
        (Disk("removable", "exfat", PLENTY), ["place.removable"]),
        (Disk("fixed", "ext4", ALMOST_FULL - 1), ["place.almost-full"]),
        (Disk("fixed", "ext4", ALMOST_FULL), []),
        (Disk("removable", "vfat", 0), ["place.almost-full", "place.removable"]),
    ],
)
def test_a_disk_is_warned_of_by_its_kind(tmp_path: Path, disk: Disk, expected: list[str]) -> None:
    assert codes(tmp_path / "a.baqylau", disk) == expected


@pytest.mark.parametrize(("size", "warned"), [(FAT_LIMIT * 3 // 4, False), (FAT_LIMIT - 1, True)])
def test_a_large_case_on_fat_is_warned_of_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, warned: bool
) -> None:
    monkeypatch.setattr(safe_places, "_size", lambda _path: size)
    for filesystem in ("fat32", "vfat"):
        found = codes(tmp_path / "a.baqylau", Disk("fixed", filesystem, PLENTY))
        assert found == (["place.fat"] if warned else [])
    assert codes(tmp_path / "a.baqylau", Disk("fixed", "exfat", PLENTY)) == []


MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/user/FLASH\\040DRIVE vfat rw 0 0
//server/share /mnt/share cifs rw 0 0
tmpfs /run tmpfs rw 0 0
odd
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/home/user", ("/dev/sda2", "ext4")),
        ("/media/user/FLASH DRIVE/cases", ("/dev/sdb1", "vfat")),
        ("/mnt/share", ("//server/share", "cifs")),
        ("/mnt/shared", ("/dev/sda2", "ext4")),
    ],
)
def test_the_nearest_mount_is_the_one_that_counts(folder: str, found: tuple[str, str]) -> None:
    assert mounted_at(PurePosixPath(folder), MOUNTS.splitlines()) == found


def test_the_disk_of_this_computer_is_asked_without_harm(tmp_path: Path) -> None:
    """Also for a file in a folder that is not there yet."""
    found = disk_of(tmp_path / "none" / "there" / "a.baqylau")
    assert found.free > 0
    assert found.kind in ("fixed", "removable", "network", "")
    assert isinstance(is_removable(tmp_path / "a.baqylau"), bool)
