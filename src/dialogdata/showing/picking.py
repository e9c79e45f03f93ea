"""A part of what was said."""

from dialogdata.codelists import codelist
from dialogdata.errors import UnknownNameError
from dialogdata.models import Dialogue, Statement


def pick(
    record: Dialogue, *, topic: str | None = None, speaker: str | None = None
) -> list[Statement]:
    """Return the statements with a topic, or below it, and of a speaker.

    Raises
    ------
    UnknownNameError
        There is no such topic, or nobody of that name could have spoken.
    """
    if topic is not None and topic not in codelist("topics").entries:
        raise UnknownNameError("topic", topic, codelist("topics").codes)
    speakers = {code.lower(): code for code in (*codelist("speaker").codes, *record.parties)}
    if speaker is not None and speaker.lower() not in speakers:
        raise UnknownNameError("speaker", speaker, speakers.values())
    return [
        statement
        for statement in record.statements
        if (topic is None or any(_below(code, topic) for code in statement.topics))
        and (speaker is None or statement.speaker == speakers[speaker.lower()])
    ]


def _below(code: str, topic: str) -> bool:
    return code == topic or code.startswith(f"{topic}.")
