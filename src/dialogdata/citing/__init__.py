"""How to cite the data: from what the datasets say of themselves, and nothing else."""

import json
from typing import Literal, get_args

from dialogdata.citing.styles import apa, bibtex, csl
from dialogdata.citing.work import work_of
from dialogdata.errors import UnknownNameError

Style = Literal["bibtex", "apa", "csl-json"]
STYLES: tuple[str, ...] = get_args(Style)


def citation(style: str, dialogue: str | None, dataset: str | None) -> str:
    """Return the citation of a record, of a dataset, or of all data of this version.

    Raises
    ------
    UnknownNameError
        There is no such style, dataset or dialogue.
    """
    if style not in STYLES:
        raise UnknownNameError("citation style", style, STYLES)
    work = work_of(dialogue, dataset)
    if style == "bibtex":
        return bibtex(work)
    if style == "apa":
        return apa(work)
    return json.dumps([csl(work)], ensure_ascii=False, indent=2)
