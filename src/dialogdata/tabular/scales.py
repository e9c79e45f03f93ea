"""The four ordinal scales, each as a word and as its rank."""

from dialogdata.models import Commitment
from dialogdata.tabular import derive
from dialogdata.tabular.columns import made, of, repeat
from dialogdata.tabular.spec import Column, Derive


def rank_of(column: Column, word: Derive) -> Column:
    """Return the integer column that stands beside a column of ordered codes."""
    return made(
        f"{column.name}_ord",
        "integer",
        f"{column.title}, rank",
        f"Rank of {column.name} in its codelist.",
        derive.rank(column.codelist or "", word),
        minimum=0,
        example=2,
    )


def stored(scale: str) -> tuple[Column, Column]:
    """Return a scale in the table that holds it."""
    word = of(Commitment, scale)
    return word, rank_of(word, derive.of_item(scale))


def repeated(scale: str, word: Derive) -> tuple[Column, Column]:
    """Return a scale as it is repeated on the statement."""
    column = repeat(of(Commitment, scale), word)
    return column, rank_of(column, word)
