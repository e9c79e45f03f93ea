"""Globs as people write them in configuration files: ``records/**/*.json``."""

import re


def translate(glob: str) -> re.Pattern[str]:
    """Return the pattern of the relative paths that a glob means.

    Parameters
    ----------
    glob : str
        ``*`` and ``?`` stay within one folder, ``**`` crosses folders, ``[…]`` is one of some
        characters. A glob without a slash means that name in any folder; the glob of a
        folder means everything in it.

    Examples
    --------
    >>> bool(translate("records/*.json").fullmatch("records/old/x.json"))
    False
    >>> bool(translate("x.json").fullmatch("records/old/x.json"))
    True
    """
    plain = glob.removeprefix("./").strip("/")
    anywhere = "" if "/" in glob.strip("/") else "(?:.*/)?"
    return re.compile(f"{anywhere}{_body(plain)}(?:/.*)?", re.DOTALL)


_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)


def _body(glob: str) -> str:
    return "".join(map(_part, _TOKEN.findall(glob)))


def _part(token: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if token in fixed:
        return fixed[token]
    if len(token) > 1:
        negated = token.startswith("[!")
        inner = re.sub(r"([\\\[\]^&~|])", r"\\\1", token[2 if negated else 1 : -1])
        return f"[{'^/' if negated else ''}{inner}]"
    return re.escape(token)
