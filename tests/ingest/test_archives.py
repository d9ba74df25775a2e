"""The files in an archive: each is read or refused by itself, whatever the archive says."""

from __future__ import annotations

import pickle
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planaudit.ingest import UnreadableFile, archives
from planaudit.ingest.archives import Member, member_content, members_of
from tests.ingest.zip_files import Entry, put, raw_zip, unicode_name, zipped

SECONDS_ALLOWED = 5.0  # far more than is taken, far less than unpacking a bomb takes
SONG = b"She sings."


def listed(path: Path) -> tuple[Member, ...]:
    """Return the members of an archive that is none of Office's."""
    members = members_of(path)
    assert members is not None
    return members


def names(path: Path) -> list[str]:
    """Return the names of the files in an archive."""
    return [member.name for member in listed(path)]


def said_of(path: Path) -> dict[str, str]:
    """Return the content of each file in an archive, or why it was not read."""
    said = {}
    for member in listed(path):
        try:
            said[member.name] = member_content(path, member).decode()
        except UnreadableFile as refusal:
            said[member.name] = refusal.reason
    return said


def test_files_in_folders_are_listed_by_their_whole_names(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", zipped({"b.txt": SONG, "team/": b"", "team/a.txt": SONG}))
    assert names(path) == ["b.txt", "team/a.txt"]
    assert said_of(path) == {"b.txt": "She sings.", "team/a.txt": "She sings."}


def test_nothing_is_unpacked_to_disk(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", zipped({"team/a.txt": SONG}))
    said_of(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("raw", "flags", "extra", "name"),
    [
        pytest.param("ŵyr.txt".encode(), 0x800, b"", "ŵyr.txt", id="marked as UTF-8"),
        pytest.param("ŵyr.txt".encode(), 0, b"", "ŵyr.txt", id="UTF-8 without a mark, as macOS"),
        pytest.param(b"caf\x82.txt", 0, b"", "café.txt", id="the old code page, as Windows"),
        pytest.param(
            b"?yr.txt", 0, unicode_name(b"?yr.txt", "ŵyr.txt"), "ŵyr.txt", id="beside the name"
        ),
        pytest.param(
            b"yr.txt", 0, unicode_name(b"other", "ŵyr.txt"), "yr.txt", id="beside another name"
        ),
        pytest.param(rb"team\a.txt", 0, b"", "team/a.txt", id="backward slashes"),
    ],
)
def test_a_name_is_read_as_it_was_meant(
    tmp_path: Path, raw: bytes, flags: int, extra: bytes, name: str
) -> None:
    path = put(tmp_path / "a.zip", raw_zip(Entry(raw, flags=flags, extra=extra)))
    assert said_of(path) == {name: "She sings."}


def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", raw_zip(Entry(b"a.txt", b"one"), Entry(b"a.txt", b"two")))
    assert [member_content(path, member) for member in listed(path)] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        pytest.param(Entry(b"bad.txt", flags=1), "under a password", id="a password"),
        pytest.param(Entry(b"../bad.txt"), "outside the archive", id="a way out"),
        pytest.param(Entry(b"team/../../bad.txt"), "outside the archive", id="a way out, inside"),
        pytest.param(Entry(b"/etc/bad.txt"), "outside the archive", id="an absolute name"),
        pytest.param(Entry(rb"C:\bad.txt"), "outside the archive", id="a drive"),
        pytest.param(Entry(b"bad.txt", size=2**31), "more than 200 MB", id="says it is huge"),
        pytest.param(
            Entry(b"bad.txt", bytes(2**20), method=8, size=10), "damaged", id="says it is small"
        ),
        pytest.param(Entry(b"bad.txt", method=97), "packed", id="packed in an unknown way"),
        pytest.param(Entry(b"bad.txt", offset=5), "damaged", id="stands elsewhere"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_and_the_others_read(
    tmp_path: Path, bad: Entry, says: str
) -> None:
    path = put(tmp_path / "a.zip", raw_zip(bad, Entry(b"z.txt")))
    reason, song = said_of(path).values()
    assert says in reason
    assert reason[-1] != "."
    assert song == "She sings."


def test_a_file_on_the_place_of_another_is_refused(tmp_path: Path) -> None:
    shared = [Entry(b"a.txt", offset=0), Entry(b"b.txt", offset=0), Entry(b"c.txt", offset=0)]
    path = put(tmp_path / "a.zip", raw_zip(*shared, Entry(b"z.txt")))
    said = said_of(path)
    assert "another file's as well" in said["a.txt"]
    assert "another file's as well" in said["b.txt"]
    assert said["z.txt"] == "She sings."


def test_a_link_in_an_archive_is_known(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", raw_zip(Entry(b"a.txt", b"/etc/passwd", mode=0o120777)))
    assert [member.is_link for member in listed(path)] == [True]


def test_an_office_document_is_no_archive_of_plans(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", zipped({"[Content_Types].xml": b"<Types/>"}))
    assert members_of(path) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4", b"nothing", zipped({"a.txt": SONG})[:-30]],
    ids=["empty", "begun", "something else", "cut short"],
)
def test_what_is_no_whole_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"not whole .* unpack it"):
        members_of(put(tmp_path / "a.zip", content))


def test_a_gigabyte_of_noughts_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.txt", "w", force_zip64=True) as stream:
            for _ in range(2**10):
                stream.write(bytes(2**20))
        archive.writestr("song.txt", SONG)
    began = time.perf_counter()
    said = said_of(path)
    assert time.perf_counter() - began < SECONDS_ALLOWED
    assert "more than 200 MB" in said["bomb.txt"]
    assert said["song.txt"] == "She sings."


def test_no_more_is_unpacked_than_a_plan_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.zip", zipped({"a.txt": bytes(3000)}))
    (member,) = listed(path)
    monkeypatch.setattr(archives, "LARGEST_FILE", 1000)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        member_content(path, member)


def test_an_archive_of_more_files_than_anybody_has_plans_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", raw_zip(*[Entry(b"a", b"")] * 20_001))
    with pytest.raises(UnreadableFile, match="more than 20000 parts"):
        members_of(path)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(zipped({"b.txt": SONG}), id="another name"),
        pytest.param(zipped({"a.txt": b"She hums.."}), id="another content"),
        pytest.param(zipped({"0.txt": b"", "a.txt": SONG}), id="another place"),
        pytest.param(zipped({"a.txt": SONG})[:36], id="cut short"),
        pytest.param(b"PK", id="no archive"),
    ],
)
def test_an_archive_that_changed_since_it_was_listed_gives_no_other_file(
    tmp_path: Path, now: bytes
) -> None:
    path = put(tmp_path / "a.zip", zipped({"a.txt": SONG}))
    (member,) = listed(path)
    put(path, now)
    with pytest.raises(UnreadableFile, match="damaged"):
        member_content(path, member)


def test_the_list_of_an_archive_is_read_once_and_not_for_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.zip", zipped({f"{number}.txt": SONG for number in range(3)}))
    members = pickle.loads(pickle.dumps(listed(path)))  # as they cross to a worker
    monkeypatch.setattr(archives, "opened_zip", None)
    assert [member_content(path, member) for member in members] == [SONG] * 3


WHOLE = zipped({"a.txt": SONG * 20, "team/ŵyr.txt": SONG})


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_a_damaged_archive_gives_files_or_reasons_and_nothing_else(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    damaged = bytearray(WHOLE)
    for place, value in changes:
        damaged[place] = value
    path = put(tmp_path / "a.zip", bytes(damaged))
    try:
        said = list(said_of(path).values())
    except UnreadableFile as refusal:
        said = [refusal.reason]
    assert all(said)
