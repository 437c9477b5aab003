import pytest

from index.errors import NoIndex, SnapshotCorrupt
from index.snapshot import CURRENT_FILE
from qa_service.live_snapshot import Live


class Loader:
    """Reads the pointer's words; fails on those that say `corrupt`."""

    def __init__(self):
        self.loads = 0

    def __call__(self, folder):
        self.loads += 1
        path = folder / CURRENT_FILE
        if not path.exists():
            raise NoIndex("no index")
        if path.read_text() == "corrupt":
            raise SnapshotCorrupt("corrupt")
        return path.read_text()


@pytest.fixture
def loader():
    return Loader()


def point(folder, words):
    aside = folder / "aside"
    aside.write_text(words)
    aside.replace(folder / CURRENT_FILE)


def test_a_snapshot_is_loaded_once_while_it_stays(tmp_path, loader):
    point(tmp_path, "one")
    live = Live(tmp_path, loader)
    assert [live.get(), live.get(), live.get()] == ["one"] * 3
    assert loader.loads == 1


def test_a_new_snapshot_takes_the_place_of_the_old(tmp_path, loader):
    point(tmp_path, "one")
    live = Live(tmp_path, loader)
    live.get()
    point(tmp_path, "two")
    assert live.get() == "two"


def test_a_corrupt_snapshot_leaves_the_old_one_serving_and_is_tried_once(tmp_path, loader, caplog):
    point(tmp_path, "one")
    live = Live(tmp_path, loader)
    live.get()
    point(tmp_path, "corrupt")
    assert [live.get(), live.get()] == ["one", "one"]
    assert loader.loads == 2
    assert "the old one goes on serving: corrupt" in caplog.text


def test_a_removed_pointer_leaves_the_old_one_serving(tmp_path, loader):
    point(tmp_path, "one")
    live = Live(tmp_path, loader)
    live.get()
    (tmp_path / CURRENT_FILE).unlink()
    assert live.get() == "one"


def test_without_a_snapshot_there_is_an_error_until_one_comes(tmp_path, loader):
    live = Live(tmp_path, loader)
    with pytest.raises(NoIndex):
        live.get()
    point(tmp_path, "one")
    assert live.get() == "one"
