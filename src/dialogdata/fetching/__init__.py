"""Where the files of a package come from: a folder, a zip, or an address.

Only an address needs the network, and only then is a library for it imported.
"""

from dialogdata.fetching.place import Place, place_of

__all__ = ["Place", "place_of"]
