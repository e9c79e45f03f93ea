"""Checking files, folders, streams and objects: every rule, every finding."""

from dialogdata.validation.run import validate_object, validate_paths, validate_stream

__all__ = ["validate_object", "validate_paths", "validate_stream"]
