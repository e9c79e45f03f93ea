"""Bringing records from one version of the schema to another."""

from dialogdata.migrations.chain import Migration, known_versions, migrate

__all__ = ["MIGRATIONS", "Migration", "known_versions", "migrate"]

MIGRATIONS: tuple[Migration, ...] = ()
"""All steps from one version to another; none yet, for there is only version 1.0."""
