"""The parts of a descriptor on which our check relies, as models: a faulty one gets a pointer."""

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dialogdata.tabular.spec import Type

Names = Annotated[tuple[str, ...], Field(min_length=1)]


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or ".." in parts:
        raise ValueError("the path leaves the package")
    return path


def _regex(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    return pattern


InnerPath = Annotated[str, AfterValidator(_inside)]
Hash = Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")]


class _Part(BaseModel):
    """Keys that are not named here are allowed and not read."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Constraints(_Part):
    """What the cells of a field may hold."""

    required: bool = False
    minimum: float | None = None
    pattern: Annotated[str, AfterValidator(_regex)] | None = None
    enum: tuple[str, ...] | None = None


class TableField(_Part):
    """A column."""

    name: str
    type: Type
    title: str = ""
    description: str = ""
    constraints: Constraints = Constraints()
    codelist: str | None = Field(default=None, alias="dialogdata:codelist")


class Reference(_Part):
    """Where a foreign key leads; without a resource, to its own table."""

    resource: str | None = None
    fields: Names


class Foreign(_Part):
    """A foreign key."""

    fields: Names
    reference: Reference


class TableSchema(_Part):
    """The columns and keys of a table."""

    fields: Annotated[tuple[TableField, ...], Field(min_length=1)]
    primary: tuple[str, ...] = Field(default=(), alias="primaryKey")
    unique: tuple[Names, ...] = Field(default=(), alias="uniqueKeys")
    foreign: tuple[Foreign, ...] = Field(default=(), alias="foreignKeys")

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [field.name for field in self.fields]

    @model_validator(mode="after")
    def _keys_have_columns(self) -> "TableSchema":
        keys = [self.primary, *self.unique, *(key.fields for key in self.foreign)]
        unknown = {name for key in keys for name in key} - set(self.names)
        if unknown:
            raise ValueError(f"keys name columns that do not exist: {', '.join(sorted(unknown))}")
        return self


class File(_Part):
    """A file with its size and hash."""

    name: str
    path: InnerPath
    size: int = Field(alias="bytes")
    hash: Hash


class TableFile(File):
    """A table."""

    type: Literal["table"]
    title: str = ""
    description: str = ""
    table: TableSchema = Field(alias="schema")


class Descriptor(_Part):
    """A package."""

    name: str
    version: str
    title: str = ""
    resources: Annotated[tuple[TableFile, ...], Field(min_length=1)]
    records: tuple[File, ...] = Field(default=(), alias="dialogdata:records")
    schema_version: str = Field(default="", alias="dialogdata:schemaVersion")

    @property
    def files(self) -> tuple[File, ...]:
        """Everything with a stated hash."""
        return (*self.resources, *self.records)

    @model_validator(mode="after")
    def _references_exist(self) -> "Descriptor":
        columns = {table.name: set(table.table.names) for table in self.resources}
        if len(columns) < len(self.resources):
            raise ValueError("two resources share a name")
        for table in self.resources:
            for key in table.table.foreign:
                there = columns.get(key.reference.resource or table.name, set())
                same = len(key.fields) == len(key.reference.fields)
                if not (same and there.issuperset(key.reference.fields)):
                    raise ValueError(f"a foreign key of {table.name} leads nowhere")
        return self


Json = Any
"""The content of ``datapackage.json``."""
