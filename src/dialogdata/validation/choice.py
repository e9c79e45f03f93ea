"""Which findings count: the flags of the command line, and the settings of each file's project."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dialogdata.config import Config, Configs, Ignore
from dialogdata.findings import Finding, Report, Severity
from dialogdata.rules import all_rules
from dialogdata.rules.selection import expand


@dataclass(frozen=True)
class Flags:
    """What was asked on the command line; it wins over any configuration."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] | None = None
    fail_on: Severity | None = None

    @classmethod
    def of(
        cls,
        select: Iterable[str] | None,
        ignore: Iterable[str] | None,
        fail_on: Severity | None,
    ) -> "Flags":
        """Return flags from the names of rules.

        Raises
        ------
        UnknownNameError
            A name means no rule.
        """
        return cls(expand(select) if select else None, expand(ignore) if ignore else None, fail_on)


@dataclass(frozen=True)
class Outcome:
    """What is left of a report, and what became of the rest."""

    report: Report
    failing: frozenset[int]
    """Positions of the findings for which the run fails."""
    hidden: int = 0
    """How many findings the configuration hides."""
    notes: tuple[str, ...] = ()
    """What the configuration holds in vain."""

    @property
    def failed(self) -> bool:
        """Whether the run fails."""
        return bool(self.failing)


def choose(report: Report, flags: Flags, configs: Configs, *, whole: bool) -> Outcome:
    """Keep the findings that count.

    Parameters
    ----------
    report : Report
        All findings.
    flags : Flags
        The command line. ``--select`` sets aside ``select`` and ``ignore`` of the
        configuration, ``--ignore`` its ``ignore``; what is ignored per file stays ignored.
    configs : Configs
        The settings of each file.
    whole : bool
        Whether folders were checked, so that an ignore without effect is worth a note; a
        single file says nothing of the others.
    """
    kept: list[Finding] = []
    failing: list[int] = []
    used: set[tuple[Path | None, Ignore]] = set()
    hidden = 0
    for finding in report:
        config = configs.of(finding.file)
        selected = flags.select or config.select
        if selected and finding.rule not in selected:
            continue
        if flags.ignore and finding.rule in flags.ignore:
            continue
        hiding = _hiding(finding, config, flags)
        if hiding:
            used.update((config.file, ignore) for ignore in hiding)
            hidden += 1
            continue
        fail_on = flags.fail_on or config.fail_on or "error"
        if finding.severity == "error" or fail_on == "warning":
            failing.append(len(kept))
        kept.append(finding)
    by_flags = flags.select is not None or flags.ignore is not None
    notes = _vain(report, configs, used) if whole and not by_flags else ()
    return Outcome(replace(report, findings=tuple(kept)), frozenset(failing), hidden, tuple(notes))


def rules_of(file: str | Path, flags: Flags, configs: Configs) -> frozenset[str]:
    """Return the ids of the rules that count in a file."""
    config = configs.of(file)
    path = config.relative(str(file))
    rules = flags.select or config.select or frozenset(all_rules())
    ignored = {
        rule
        for ignore in _active(config, flags)
        for rule in ignore.rules
        if ignore.hides(rule, path)
    }
    return rules - ignored - (flags.ignore or frozenset())


def _active(config: Config, flags: Flags) -> Iterable[Ignore]:
    by_flags = flags.select is not None or flags.ignore is not None
    return (ignore for ignore in config.ignores if not by_flags or ignore.glob is not None)


def _hiding(finding: Finding, config: Config, flags: Flags) -> list[Ignore]:
    if not config.ignores:
        return []
    path = config.relative(finding.file)
    return [ignore for ignore in _active(config, flags) if ignore.hides(finding.rule, path)]


def _vain(report: Report, configs: Configs, used: set[tuple[Path | None, Ignore]]) -> Iterable[str]:
    """Name each ignore that hid nothing, so that old ones do not stay for ever."""
    concerned = {id(config): config for config in map(configs.of, report.paths)}
    for config in concerned.values():
        for ignore in config.ignores:
            if (config.file, ignore) not in used:
                place = "ignore" if ignore.glob is None else f"per-file-ignores {ignore.glob!r}"
                yield f"{config.name}: {place}: {ignore.name} hid nothing; remove it?"
