import re
from pathlib import Path

import pytest

from qa_service.errors import SettingsError
from qa_service.settings import PREFIX, Settings, load_settings

README = Path(__file__).parents[2] / "README.md"


def test_a_setting_is_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("CLAUSEWISE_PORT", "9000")
    assert load_settings().port == 9000


def test_an_unknown_setting_is_refused_and_the_nearest_one_is_named(monkeypatch):
    monkeypatch.setenv("CLAUSEWISE_PROT", "9000")
    with pytest.raises(SettingsError, match=r"CLAUSEWISE_PROT: did you mean CLAUSEWISE_PORT\?"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLAUSEWISE_PORT", "0"),
        ("CLAUSEWISE_UI_PORT", "65536"),
        ("CLAUSEWISE_QUESTION_CHARS", "2001"),
        ("CLAUSEWISE_FILE_MB", "21"),
        ("CLAUSEWISE_RATE_PER_MINUTE", "-1"),
        ("CLAUSEWISE_RETENTION_DAYS", "-1"),
        ("CLAUSEWISE_HR_TOKEN", "short"),
        ("CLAUSEWISE_KEEP_QUESTIONS", "everything"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_the_token_does_not_show_when_settings_are_printed():
    assert "only-hr-knows" not in repr(Settings(hr_token="only-hr-knows-this-token"))


def test_the_readme_lists_every_setting_and_no_other():
    listed = set(re.findall(rf"^\| `({PREFIX}\w+)` \|", README.read_text("utf-8"), re.MULTILINE))
    assert listed == {PREFIX + name.upper() for name in Settings.model_fields}
