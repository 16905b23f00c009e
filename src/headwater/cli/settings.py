"""Settings: defaults < ``headwater.toml`` < the environment < flags."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from headwater.exceptions import ConfigError, StoreError

FILE = "headwater.toml"
PREFIX = "HEADWATER_"
_MEASURING = ("HEADWATER_DATA", "HEADWATER_GOLD")  # where the benchmarks find their sets
SUFFIX = ".headwater"
Given = tuple[object, str]  # a value, and the words that say where it was given
_WORDS = {"1": True, "true": True, "yes": True, "on": True} | {
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one command; built once and handed down.

    Attributes:
        case: the case's file; ``None`` leaves it to the folder, or to memory.
        output: where dossiers are written; ``None`` leaves it to the verb.
        reader: name of what reads reports; ``None`` is the shipped reader.
        json: JSON Lines on standard output instead of text.
        quiet: results and errors only.
        analyst: whose name a judgement bears; ``None`` if it must be given each time.
    """

    case: Path | None = None
    output: Path | None = None
    reader: str | None = None
    json: bool = False
    quiet: bool = False
    analyst: str | None = None


def read_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, object]
) -> Settings:
    """Build the settings of one command.

    Args:
        folder: where ``headwater.toml`` may be; its paths are relative to it.
        environment: variables that start with ``HEADWATER_`` are ours.
        flags: by name of setting; ``None`` was not given.

    Raises:
        ConfigError: a key that is no setting, or a value of the wrong kind.
    """
    given = {**_from_file(folder / FILE), **_from_environment(environment)}
    given |= {name: (value, name) for name, value in flags.items() if value is not None}
    return Settings(
        case=_path(given.get("case")),
        output=_path(given.get("output")),
        reader=_name(given.get("reader")),
        json=_switch(given.get("json")),
        quiet=_switch(given.get("quiet")),
        analyst=_name(given.get("analyst")),
    )


def find_case(settings: Settings, folder: Path) -> Path:
    """Return the file of the case that is meant: the one set, or else the only one here.

    A name without an ending gets ``.headwater``, unless there is a file of that very name.

    Raises:
        StoreError: none is set, and the folder holds none or several.
    """
    if settings.case:
        given = settings.case
        return given if given.suffix or given.exists() else given.with_name(given.name + SUFFIX)
    # A hidden file is not meant, nor is the folder some tool may have named so.
    held = sorted(path for path in folder.glob(f"[!.]*{SUFFIX}") if path.is_file())
    if not held:
        raise StoreError(
            f"no case in this folder; name one with --case FILE, "
            f"or make one: headwater add --case NAME{SUFFIX} REPORT..."
        )
    if len(held) > 1:
        names = ", ".join(path.name for path in held[:3]) + (" ..." if len(held) > 3 else "")
        raise StoreError(f"{len(held)} cases in this folder ({names}); say which with --case FILE")
    return held[0].relative_to(folder)


def _from_file(path: Path) -> dict[str, Given]:
    try:
        with path.open("rb") as file:
            read = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name} is not TOML ({error}); correct it or remove it") from error
    return _known({name: (value, f"{name!r} in {path.name}") for name, value in read.items()})


def _from_environment(environment: Mapping[str, str]) -> dict[str, Given]:
    # An empty variable is as good as none.
    ours = {
        name: value
        for name, value in environment.items()
        if name.startswith(PREFIX) and name not in _MEASURING and value
    }
    return _known(
        {
            name.removeprefix(PREFIX).lower(): (_WORDS.get(value.lower(), value), name)
            for name, value in ours.items()
        }
    )


def _known(given: dict[str, Given]) -> dict[str, Given]:
    names = [field.name for field in fields(Settings)]
    for name, (_, where) in given.items():
        if name not in names:
            raise ConfigError(f"{where} is no setting; there are {', '.join(names)}")
    return given


def _path(given: Given | None) -> Path | None:
    if given is None:
        return None
    value, where = given
    if not isinstance(value, str | Path) or not str(value):
        raise ConfigError(f"{where} is {value!r}; it must be a path in quotation marks")
    return Path(value)


def _name(given: Given | None) -> str | None:
    if given is None:
        return None
    value, where = given
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{where} is {value!r}; it must be a name in quotation marks")
    return value.strip()


def _switch(given: Given | None) -> bool:
    if given is None:
        return False
    value, where = given
    if not isinstance(value, bool):
        raise ConfigError(f"{where} is {value!r}; it must be true or false")
    return value
