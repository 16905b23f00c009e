from itertools import product
from pathlib import Path

import pytest

from headwater.cli.settings import Settings, find_case, read_settings
from headwater.exceptions import ConfigError, StoreError


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"PATH": "/bin"}, {"case": None, "json": None}) == Settings()


@pytest.mark.parametrize(("file", "variable", "flag"), [*product([False, True], repeat=3)])
def test_a_flag_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, file: bool, variable: bool, flag: bool
) -> None:
    if file:
        (tmp_path / "headwater.toml").write_text('output = "from-file"\nquiet = true\n')
    environment = {"HEADWATER_OUTPUT": "from-variable"} if variable else {}
    flags = {"output": Path("from-flag") if flag else None}
    settings = read_settings(tmp_path, environment, flags)
    names = [("from-flag", flag), ("from-variable", variable), ("from-file", file)]
    expected = next((Path(name) for name, given in names if given), None)
    assert settings == Settings(output=expected, quiet=file)


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("No", False)]
)
def test_a_switch_in_the_environment_is_a_word(tmp_path: Path, word: str, value: bool) -> None:
    assert read_settings(tmp_path, {"HEADWATER_JSON": word}, {}).json is value


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("threads = 2", "'threads' in headwater.toml is no setting; there are case, output"),
        ("json = 'yes'", "'json' in headwater.toml is 'yes'; it must be true or false"),
        ("case = 3", "'case' in headwater.toml is 3; it must be a path"),
        ("output = ''", "it must be a path"),
        ("case = strait", "headwater.toml is not TOML"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, toml: str, words: str) -> None:
    (tmp_path / "headwater.toml").write_text(toml)
    with pytest.raises(ConfigError, match=words):
        read_settings(tmp_path, {}, {})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HEADWATER_CAES", "x", "HEADWATER_CAES is no setting"),
        ("HEADWATER_QUIET", "perhaps", "HEADWATER_QUIET is 'perhaps'; it must be true or false"),
        ("HEADWATER_CASE", "yes", "HEADWATER_CASE is True; it must be a path"),
    ],
)
def test_a_wrong_variable_is_told(tmp_path: Path, name: str, value: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        read_settings(tmp_path, {name: value}, {})


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"HEADWATER_CASE": ""}, {}) == Settings()


def test_the_only_case_of_a_folder_is_meant(tmp_path: Path) -> None:
    (tmp_path / "one.headwater").touch()
    (tmp_path / "one.headwater-wal").touch()
    (tmp_path / ".hidden.headwater").touch()
    (tmp_path / "folder.headwater").mkdir()
    assert find_case(Settings(), tmp_path) == Path("one.headwater")


def test_no_case_or_several_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no case in this folder; name one with --case"):
        find_case(Settings(), tmp_path)
    for name in "abcd":
        (tmp_path / f"{name}.headwater").touch()
    with pytest.raises(StoreError, match=r"4 cases in this folder \(a.headwater, b.headwater, "):
        find_case(Settings(), tmp_path)


def test_a_name_without_an_ending_gets_it_unless_there_is_such_a_file(tmp_path: Path) -> None:
    plain = tmp_path / "strait"
    assert find_case(Settings(case=plain), tmp_path) == tmp_path / "strait.headwater"
    plain.touch()
    assert find_case(Settings(case=plain), tmp_path) == plain
    other = tmp_path / "strait.db"
    assert find_case(Settings(case=other), tmp_path) == other


def test_the_folder_of_the_labelled_sets_is_no_setting_and_no_fault(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"HEADWATER_DATA": "sets"}, {}) == Settings()
