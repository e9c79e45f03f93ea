"""What is public: the names, their homes, their documentation, and what importing costs."""

import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import dialogdata as dd
from dialogdata import errors

FUNCTIONS = {
    *("cite", "codebook", "codelist", "datasets", "dialogues", "diff", "entity", "info", "load"),
    *("panel", "tables", "validate", "versions"),
}
CLASSES = {"Dialogue", "Entity", "Finding", "Report"}
# Others may add to these, but not without a word here.
EXTRAS = {"plot"}


def test_the_public_names():
    assert set(dd.__all__) - EXTRAS == FUNCTIONS | CLASSES | {"__version__"}
    assert dir(dd) == sorted(dd.__all__)
    assert list(dd.__all__) == sorted(dd.__all__)
    for name in dd.__all__:
        assert getattr(dd, name) is getattr(dd, name)


def test_star_import_gives_all():
    names = {}
    exec("from dialogdata import *", names)  # noqa: S102 - what is tested
    assert set(dd.__all__) - {"__version__"} <= set(names)


def test_an_unknown_name_brings_the_near_one():
    with pytest.raises(AttributeError, match="did you mean 'codebook'"):
        _ = dd.code_book


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_is_documented(name):
    function = getattr(dd, name)
    text = inspect.getdoc(function)
    assert "Returns\n-------" in text
    assert ">>> " in text
    for parameter in inspect.signature(function).parameters:
        assert parameter in text, f"{name}: {parameter}"


def modules():
    for found in pkgutil.walk_packages(dd.__path__, "dialogdata."):
        if not found.name.endswith("__main__"):
            yield found.name


@pytest.mark.parametrize("name", sorted(modules()))
def test_examples_run(name):
    if name.startswith("dialogdata.plotting"):
        pytest.importorskip("matplotlib", reason="plots are an extra")
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in ("matplotlib", "nltk", "urllib3", "platformdirs"):
            raise
        pytest.skip(str(error))
    failed, _ = doctest.testmod(module)
    assert failed == 0


def test_importing_costs_nothing():
    code = (
        "import sys; before = set(sys.modules); import dialogdata; dir(dialogdata)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True,
                         check=False)  # fmt: skip
    if run.returncode:  # an editable install is found by site only
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                             check=True)  # fmt: skip
    assert run.stdout.split() == ["dialogdata"]


def test_errors_are_what_callers_expect():
    assert issubclass(errors.InvalidQueryError, ValueError)
    assert issubclass(errors.UnknownNameError, KeyError)
    assert all(name in errors.__doc__ for name in vars(errors) if name.endswith("Error"))
    long = errors.UnknownNameError("thing", "qqq", [f"name {n}" for n in range(500)])
    assert str(long).endswith(", …")
