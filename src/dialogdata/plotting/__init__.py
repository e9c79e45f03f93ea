"""Plots of the tables, one function for each picture; needs the extra ``plot``.

Every function takes frames of :func:`dialogdata.load`, cut down as you like, and returns the
matplotlib ``Axes``, which you can change and save. Codes are shown by their titles, the palettes
keep apart for people who see colours differently, and the number of cases always stands there.
"""

from dialogdata.plotting.dyad import timeline
from dialogdata.plotting.families import act_families
from dialogdata.plotting.scale import strength
from dialogdata.plotting.stance_matrix import stances
from dialogdata.plotting.topic_matrix import topics

__all__ = ["act_families", "stances", "strength", "timeline", "topics"]
