"""The kinds of values that fields hold: texts, dates, codes, identifiers.

Each is a string with a pattern that means the same to Pydantic and to JSON Schema. What a
pattern cannot say (a day that the calendar does not have, a code that no registry knows) is
said by a rule.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

_DAY = r"(0[1-9]|[12][0-9]|3[01])"
_MONTH = r"(0[1-9]|1[0-2])"
PARTIAL_DATE = rf"^[12][0-9]{{3}}(-{_MONTH}(-{_DAY})?)?$"
FULL_DATE = rf"^[12][0-9]{{3}}-{_MONTH}-{_DAY}$"
TRIMMED = r"^\S([\s\S]*\S)?$"

Text = Annotated[str, StringConstraints(min_length=1, pattern=TRIMMED)]
"""Prose or a name: not empty, no blanks at either end."""

PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE)]
"""An ISO 8601 date, complete or reduced: ``2026-01-04``, ``2026-01``, ``2026``."""

FullDate = Annotated[str, StringConstraints(pattern=FULL_DATE)]
"""A complete ISO 8601 date: ``2026-01-04``."""

PartyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""The code of a state, authority or organisation in ``parties.csv``."""

Speaker = Annotated[str, StringConstraints(pattern=r"^(joint|mutual|[A-Z]{3})$")]
"""``joint``, ``mutual`` or the code of one of the two parties."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case words joined by hyphens."""

EntityRef = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$")]
"""The id of an entity in ``entities.csv``, or the code of a party."""

DIALOGUE_ID = rf"[a-z]{{3}}-[a-z]{{3}}-[12][0-9]{{3}}(-{_MONTH}(-{_DAY})?)?(-[b-z])?"

DialogueId = Annotated[str, StringConstraints(pattern=rf"^{DIALOGUE_ID}$")]
"""``{dyad}-{start date}[-b]`` in lower case: ``chn-pak-2026-01-04``."""

StatementId = Annotated[str, StringConstraints(pattern=r"^s[1-9][0-9]*$")]
"""``s1``, ``s2`` … within one record."""

DocumentId = Annotated[str, StringConstraints(pattern=r"^d[1-9][0-9]*$")]
"""``d1``, ``d2`` … within one record."""

AssessmentId = Annotated[str, StringConstraints(pattern=r"^a[1-9][0-9]*$")]
"""``a1``, ``a2`` … within one record."""

CommentaryId = Annotated[str, StringConstraints(pattern=r"^c[1-9][0-9]*$")]
"""``c1``, ``c2`` … within one record."""

GlobalStatementId = Annotated[str, StringConstraints(pattern=rf"^{DIALOGUE_ID}:s[1-9][0-9]*$")]
"""A statement of any record: ``chn-pak-2024-05-15:s9``."""

GlobalDocumentId = Annotated[str, StringConstraints(pattern=rf"^{DIALOGUE_ID}:d[1-9][0-9]*$")]
"""A document of any record: ``chn-usa-1972-02-21:d1``."""

LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")
]
"""A BCP 47 language tag in its usual letter case: ``en``, ``zh-Hans``, ``pt-BR``."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+[^\s]*$")]
"""An ``http`` or ``https`` address."""

Positive = Annotated[int, Field(ge=1)]
"""A whole number from one up."""
