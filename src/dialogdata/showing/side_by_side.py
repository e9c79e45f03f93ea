"""A comparison as two columns."""

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dialogdata.models import Dialogue, Statement
from dialogdata.showing.comparison import KINDS, Comparison, Pair
from dialogdata.showing.details import SCALES
from dialogdata.titles import Names, code_title


def side_by_side(found: Comparison, names: Names) -> RenderableType:
    """Return the two rounds in two columns, group by group, with what it does not say."""
    parts: list[RenderableType] = [_counts(found), ""]
    for kind, title in KINDS.items():
        pairs = found.of(kind)
        if not pairs:
            continue
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True)
        table.add_column(_round(found.earlier), ratio=1)
        table.add_column(_round(found.later), ratio=1)
        for pair in pairs:
            table.add_row(_cell(pair.before, names), _after(pair, names))
        parts += [Text(f"{title} ({len(pairs)})", "bold"), table]
    return Group(*parts, *_cautions(found))


def _round(record: Dialogue) -> Text:
    number = record.mechanism.round if record.mechanism else None
    return Text(f"{record.id}" + (f", round {number}" if number else ""))


def _counts(found: Comparison) -> Text:
    counts = (f"{len(found.of(kind))} {kind}" for kind in KINDS if found.of(kind))
    sizes = f"{len(found.earlier.statements)} and {len(found.later.statements)} statements"
    return Text(f"{sizes}: {', '.join(counts)}".replace(" other", " from another round"))


def _cell(statement: Statement | None, names: Names) -> Text:
    if statement is None:
        return Text("")
    return Text.assemble(
        (f"{statement.id} ", "cyan"),
        (f"{names.speaker(statement.speaker)}: ", "bold"),
        statement.summary,
    )


def _after(pair: Pair, names: Names) -> Text:
    cell = _cell(pair.after, names)
    for line in (*_moves(pair), *([f"through {pair.through}"] if pair.through else [])):
        cell.append(f"\n{line}", "dim")
    if pair.kind == "other" and pair.after and pair.after.recurrence:
        cell.append(f"\nlinked to {pair.after.recurrence.of}", "dim")
    return cell


def _moves(pair: Pair) -> list[str]:
    """Return the grades of a promise that differ between the two rounds."""
    if not (pair.before and pair.after and pair.before.commitment and pair.after.commitment):
        return []
    moves = []
    for scale in SCALES:
        was, now = (str(getattr(s.commitment, scale)) for s in (pair.before, pair.after))
        if was != now:
            titles = (code_title(scale, code).lower() for code in (was, now))
            moves.append(f"{scale}: {' → '.join(titles)}")
    return moves


def _cautions(found: Comparison) -> list[RenderableType]:
    general = (
        "Statements are paired by the links that coders set. “Gone” means that nothing in the "
        "later round is linked to it, and “new” that it is linked to nothing: not that it was "
        "dropped, or never said before."
    )
    lines = [general]
    if found.partial:
        ids = " and ".join(record.id for record in found.partial)
        which = "is partial: it does" if len(found.partial) == 1 else "are partial: they do"
        lines.append(f"{ids} {which} not hold all that was said, so nothing follows from a gap.")
    return [Text(line, "italic") for line in lines]
