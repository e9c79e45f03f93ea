"""What changed between two releases of a package, and how large a version step that is."""

from dialogdata.comparing.compare import diff
from dialogdata.comparing.difference import Change, Difference, Edit
from dialogdata.comparing.steps import Step

__all__ = ["Change", "Difference", "Edit", "Step", "diff"]
