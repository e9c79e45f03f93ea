"""Our acts and topics in the codes of PLOVER, by the mappings of our codelists."""

from collections.abc import Iterable
from typing import NamedTuple

from dialogdata.exporting.tables import mapped
from dialogdata.frames.source import Source

_QUADS = {"V-coop": 1, "M-coop": 2, "V-conf": 3, "M-conf": 4}
"""The numbers of the PLOVER manual."""


class PloverAct(NamedTuple):
    """An act in PLOVER. All is empty where PLOVER dropped the kind of event."""

    events: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    quad: int | None = None
    sign: int = 0
    """1 for cooperation, -1 for conflict, 0 where no event says either."""


class PloverCodes:
    """The mappings of a source."""

    def __init__(self, source: Source) -> None:
        self._acts = mapped(source, "act_type", "plover")
        self._quads = mapped(source, "act_type", "quad")
        self._contexts = mapped(source, "topics", "plover_context")

    def act(self, code: str) -> PloverAct:
        """Return an act; several events are those between which the codelist leaves it open."""
        pairs = [entry.partition(":") for entry in self._acts.get(code, ())]
        quads = self._quads.get(code, ())
        # Two quads are a question that nobody answered, and the field takes one number.
        quad = _QUADS[quads[0]] if len(quads) == 1 else None
        signs = {1 if entry.endswith("coop") else -1 for entry in quads}
        return PloverAct(
            tuple(event for event, _, _ in pairs),
            tuple(mode for _, _, mode in pairs if mode),
            quad,
            signs.pop() if pairs and len(signs) == 1 else 0,
        )

    def contexts(self, topics: Iterable[str]) -> list[str]:
        """Return the contexts of topics, each once.

        A minor without a context of its own has that of its major, if there is just one: all
        defence is military, but not all internal security is terrorism.
        """
        found: dict[str, None] = {}
        for topic in topics:
            own = self._contexts.get(topic, ())
            major = self._contexts.get(topic.partition(".")[0], ())
            found |= dict.fromkeys(own or (major if len(major) == 1 else ()))
        return list(found)
