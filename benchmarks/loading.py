"""Times importing and loading from the built wheel, each a fresh process, and prints ratios.

    python benchmarks/loading.py               # builds the wheel into a new environment
    python benchmarks/loading.py --rounds 31   # steadier medians

The wheel is installed beside the pandas of this interpreter: whatever else is installed is found
by a ``.pth`` file, so that both sides of each ratio import the very same pandas.
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from validate import measure, table, versions

ROOT = Path(__file__).resolve().parent.parent
READ = "import pandas; pandas.read_csv({path!r})"
LOAD = "import dialogdata as dd; dd.load('statements')"
LIMIT = 2 * 1024 * 1024


def installed(folder: Path) -> tuple[Path, Path]:
    """Build the wheel and install it into a new environment; return its Python and the wheel."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    paths = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (site / "pandas_of_the_benchmark.pth").write_text("\n".join(ours) + "\n")
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # Compiled beforehand, as pip does.
    subprocess.run([python, "-m", "compileall", "-q", str(site / "dialogdata")], check=True)
    return python, wheel


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    versions()
    with tempfile.TemporaryDirectory() as folder:
        python, wheel = installed(Path(folder))
        found = subprocess.run(
            [python, "-I", "-c", "from dialogdata import _resources as r; print(r.tables_dir())"],
            check=True,
            capture_output=True,
            text=True,
        )
        csv = f"{found.stdout.strip()}/statements.csv"

        def run(code: str) -> list[str]:
            # Isolated from the folder in which this runs, which may be the checkout.
            return [str(python), "-I", "-c", code]

        imports = {"python -c pass": run("pass"), "import dialogdata": run("import dialogdata")}
        loads = {"pandas.read_csv": run(READ.format(path=csv)), 'load("statements")': run(LOAD)}
        more = {
            "load, dyad and since": LOAD[:-1] + ", dyad='CHN-PAK', since=2020)",
            "load, labels": LOAD[:-1] + ", labels=True)",
            "load, wide": LOAD[:-1] + ", wide=True)",
            "panel()": "import dialogdata as dd; dd.panel()",
        }
        loads |= {name: run(code) for name, code in more.items()}
        table("Import (at most 1.5)", measure(imports, options.rounds), "python -c pass")
        table("Load (plain: at most 1.3)", measure(loads, options.rounds), "pandas.read_csv")
        size = wheel.stat().st_size
        print(f"\nwheel: {size / 1024:.0f} KiB, {size / LIMIT:.2f} of the 2 MiB allowed")


if __name__ == "__main__":
    main()
