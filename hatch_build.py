"""Adds the tables, built from the records, to the wheel as ``dialogdata/_data/tables``.

An editable install has none: there the tables are built when they are asked for, so that
every change of a record shows at once.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface[Any]):
    """Builds the tables; a record that does not validate stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables to a temporary folder and force them into the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="dialogdata-tables-"))
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from dialogdata.library import dataset_folders, records_of  # noqa: PLC0415
            from dialogdata.packages.tables_out import write_tables  # noqa: PLC0415

            folders = dataset_folders(Path(self.root) / "datasets")
            write_tables(folders, records_of(folders), self._folder)
        except BaseException:
            self._clear()
            raise
        finally:
            sys.path.remove(source)
        for path in sorted(self._folder.glob("*.csv")):
            build_data["force_include"][str(path)] = f"dialogdata/_data/tables/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary folder."""
        self._clear()

    def _clear(self) -> None:
        folder = getattr(self, "_folder", None)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
