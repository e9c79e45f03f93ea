"""Settings of a project: ``dialogdata.toml``, or ``[tool.dialogdata]`` in ``pyproject.toml``.

The nearest of these above a checked file counts for that file, so that a file has the same
findings whether it is named itself (by pre-commit) or found in a folder (in CI).
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogdata._globs import translate
from dialogdata.errors import ConfigError, UnknownNameError
from dialogdata.findings import Severity
from dialogdata.registries import find_registry, holds_registry
from dialogdata.rules.rule import clip, did_you_mean
from dialogdata.rules.selection import expand

_OWN = "dialogdata.toml"
_SHARED = "pyproject.toml"


@dataclass(frozen=True)
class Ignore:
    """Rules that do not count, in all files or in the files that a glob means."""

    name: str
    """The rule, beginning of ids or slug, as it stands in the configuration."""
    rules: frozenset[str]
    glob: str | None = None
    pattern: re.Pattern[str] | None = None
    reason: str | None = None

    def hides(self, rule: str, path: str) -> bool:
        """Tell whether a finding is hidden; the path is relative to the configuration."""
        if rule not in self.rules:
            return False
        return self.pattern is None or self.pattern.fullmatch(path) is not None


@dataclass(frozen=True)
class Config:
    """The settings that count for the files of a folder.

    Attributes
    ----------
    file : Path or None
        Where they stand; None when there is no configuration.
    select : frozenset of str
        Ids of the rules that count; empty for all.
    ignores : tuple of Ignore
        What does not count.
    fail_on : str or None
        From which severity on a run fails.
    registry : Path or None
        A folder of registries that extend ours.
    """

    file: Path | None = None
    select: frozenset[str] = frozenset()
    ignores: tuple[Ignore, ...] = ()
    fail_on: Severity | None = None
    registry: Path | None = None

    @property
    def name(self) -> str:
        """The file as messages name it."""
        return _shown(self.file) if self.file else ""

    def relative(self, file: str) -> str:
        """Return a path as globs see it: relative to the configuration, with ``/``."""
        if self.file is None or file in ("", "-"):
            return file
        return Path(os.path.relpath(file, self.file.parent)).as_posix()


class Configs:
    """Finds the settings and registries of files; reads each configuration once."""

    def __init__(self) -> None:
        self._files: dict[str, Config] = {}
        self._found: dict[Path, Config] = {}
        self._registries: dict[Path, tuple[Path, ...]] = {}

    def of(self, file: str | Path) -> Config:
        """Return the settings of a file; ``-`` and empty stand for the working folder.

        Raises
        ------
        ConfigError
            The nearest configuration is not understood.
        """
        name = str(file)
        if name not in self._files:
            self._files[name] = self._of_folder(_folder(name))
        return self._files[name]

    def _of_folder(self, folder: Path) -> Config:
        if folder not in self._found:
            found = _read(folder)
            if found is None:
                above = folder.parent
                found = Config() if above == folder else self._of_folder(above)
            self._found[folder] = found
        return self._found[folder]

    def registries(self, file: str | Path) -> tuple[Path, ...]:
        """Return the folders of registries that extend ours for a file, the nearest last."""
        folder = _folder(file)
        if folder not in self._registries:
            config = self._of_folder(folder)
            root = config.file.parent if config.file else None
            found = (config.registry, find_registry(folder, root))
            self._registries[folder] = tuple(dict.fromkeys(path for path in found if path))
        return self._registries[folder]


def _folder(file: str | Path) -> Path:
    # Made absolute and not resolved: a link belongs to the project in which it stands.
    if str(file) in ("", "-"):
        return Path.cwd()
    return Path(os.path.normpath(Path(file).absolute())).parent


def _shown(file: Path) -> str:
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def _read(folder: Path) -> Config | None:
    """Return the settings that stand in a folder itself."""
    own, shared = folder / _OWN, folder / _SHARED
    if own.is_file():
        return parse(own, _toml(own, _bytes(own)))
    # A project that never names us is not parsed, nor refused for faults of its own.
    if not shared.is_file() or b"dialogdata" not in (data := _bytes(shared)):
        return None
    tool = _toml(shared, data).get("tool", {})
    table = tool.get("dialogdata") if isinstance(tool, dict) else None
    return None if table is None else parse(shared, table)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{_shown(file)}: {error.strerror or error}") from None


def _toml(file: Path, data: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no configuration

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{_shown(file)}: not UTF-8 (byte {error.start})") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{_shown(file)}: not TOML: {error}") from None


def parse(file: Path, table: object) -> Config:
    """Turn the table of a configuration file into settings.

    Parameters
    ----------
    file : Path
        The file, for messages and as the base of relative paths.
    table : object
        What stands in it.

    Raises
    ------
    ConfigError
        A key is not known, or a value is not what its key takes.
    """
    if not isinstance(table, dict):
        raise ConfigError(f"{_shown(file)}: tool.dialogdata must be a table")
    for key in table:
        if key not in _READERS:
            raise ConfigError(f"{_shown(file)}: {_unknown(key)}")
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            values[key] = _READERS[key](file.parent, value)
        except (TypeError, ValueError, UnknownNameError) as error:
            raise ConfigError(f"{_shown(file)}: {key}: {error}") from None
    return Config(
        file,
        values.get("select", frozenset()),
        (*values.get("ignore", ()), *values.get("per-file-ignores", ())),
        values.get("fail-on"),
        values.get("registry"),
    )


def _unknown(key: str) -> str:
    if key == "tool":
        return f"write the keys at the top of {_OWN}, without [tool.dialogdata]"
    near = did_you_mean(key.replace("_", "-"), _READERS)
    return f"unknown key {clip(key)}; {near or 'known: ' + ', '.join(_READERS)}"


def _names(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f'must be a list of rules such as ["DD310", "DD9"], not {clip(value)}')
    return value


def _select(_folder: Path, value: object) -> frozenset[str]:
    return expand(_names(value))


def _ignore(_folder: Path, value: object) -> tuple[Ignore, ...]:
    return tuple(Ignore(name, expand([name])) for name in _names(value))


def _per_file(_folder: Path, value: object) -> tuple[Ignore, ...]:
    if not isinstance(value, dict):
        raise TypeError("must be a table of globs")
    return tuple(
        _one_per_file(glob, item) for glob, items in value.items() for item in _items(glob, items)
    )


def _items(glob: str, items: object) -> Iterable[object]:
    if not isinstance(items, list):
        raise TypeError(f'{clip(glob)} must be a list of {{rule = "DD310", reason = "why"}}')
    return items


def _one_per_file(glob: str, item: object) -> Ignore:
    if not isinstance(item, dict):
        raise TypeError(
            f'{clip(glob)}: {clip(item)} must be {{rule = "DD310", reason = "why"}}; '
            "a reason is required"
        )
    for key in item:
        if key not in ("rule", "reason"):
            near = did_you_mean(key, ("rule", "reason")) or "known: rule, reason"
            raise ValueError(f"{clip(glob)}: unknown key {clip(key)}; {near}")
    rule, reason = item.get("rule"), item.get("reason")
    if not isinstance(rule, str) or not rule.strip():
        raise TypeError(f'{clip(glob)}: a rule is required, such as rule = "DD310"')
    if not isinstance(reason, str) or not reason.strip():
        raise TypeError(f"{clip(glob)}: a reason is required for ignoring {rule}")
    return Ignore(rule, expand([rule]), glob, translate(glob), reason)


def _fail_on(_folder: Path, value: object) -> object:
    if value not in ("error", "warning"):
        raise ValueError(f'must be "error" or "warning", not {clip(value)}')
    return value


def _registry(folder: Path, value: object) -> Path:
    if not isinstance(value, str):
        raise TypeError(f"must be the path of a folder, not {clip(value)}")
    found = Path(os.path.normpath(folder / value))
    if not found.is_dir():
        raise ValueError(f"{found} is not a folder")
    if not holds_registry(found):
        raise ValueError(f"{found} has no parties.csv, entities.csv, mechanisms.csv or people.csv")
    return found


_READERS: dict[str, Callable[[Path, object], Any]] = {
    "select": _select,
    "ignore": _ignore,
    "per-file-ignores": _per_file,
    "fail-on": _fail_on,
    "registry": _registry,
}
