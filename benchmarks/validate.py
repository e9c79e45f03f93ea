"""Runs the validator and its peers over the same synthetic records and prints ratios.

    pip install -e . jsonschema-rs fastjsonschema check-jsonschema
    python benchmarks/validate.py                    # 100,000 records, some minutes
    python benchmarks/validate.py --records 5000     # a quick look

Whole processes are timed, start-up included, each command in turn with the others so that a
change of speed of the machine touches all; the median of the rounds is shown. jsonschema is so
slow that it runs on a tenth of the records, and its time is multiplied by ten.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path

from generate import records

HERE = Path(__file__).parent
PEERS = HERE / "peers.py"


def timed(command: list[str]) -> tuple[float, int]:
    """Return wall seconds and peak memory in MiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, tuple[float, int]]:
    """Run all commands in turn, several rounds; return median seconds and peak memory."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory = dict.fromkeys(commands, 0)
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken, peak = timed(command)
            if number or rounds == 1:
                seconds[name].append(taken)
            memory[name] = max(memory[name], peak)
        if rounds == 1:
            break
    return {name: (statistics.median(times), memory[name]) for name, times in seconds.items()}


def table(title: str, results: dict[str, tuple[float, int]], base: str) -> None:
    """Print results as a Markdown table with ratios to one of them."""
    print(f"\n### {title}\n\n| what | seconds | × {base} | peak MiB |\n|---|--:|--:|--:|")
    for name, (seconds, peak) in results.items():
        print(f"| {name} | {seconds:.2f} | {seconds / results[base][0]:.2f} | {peak} |")


def versions() -> None:
    """Print what was compared."""
    names = (
        "dialogdata",
        "pydantic",
        "jsonschema",
        "jsonschema-rs",
        "fastjsonschema",
        "check-jsonschema",
        "pandas",
    )
    found = []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} (not installed)")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; {', '.join(found)}")


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    versions()
    python = [sys.executable]
    cli = [*python, "-m", "dialogdata", "validate"]
    with tempfile.TemporaryDirectory() as home:
        many, tenth, half = (Path(home) / f"{name}.jsonl" for name in ("many", "tenth", "half"))
        with many.open("w", encoding="utf-8", newline="\n") as stream:
            for record in records(options.records, faults=0.01):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        for part, share in ((tenth, 10), (half, 2)):
            with many.open("rb") as lines, part.open("wb") as out:
                out.writelines(islice(lines, options.records // share))
        folder = Path(home) / "records"
        folder.mkdir()
        for record in records(1000, faults=0.01):
            text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
            (folder / f"{record['id']}.json").write_text(text, "utf-8")
        size = many.stat().st_size / options.records / 1000
        print(f"{options.records} records of {size:.1f} kB, every hundredth with one fault")

        def peer(name: str, path: Path) -> list[str]:
            return [*python, str(PEERS), name, str(path)]

        results = measure(
            {
                "bare pydantic": peer("pydantic", many),
                "dialogdata validate": [*cli, str(many)],
                "dialogdata validate --jobs 2": [*cli, str(many), "--jobs", "2"],
                "dialogdata validate, half the records": [*cli, str(half)],
                "jsonschema-rs": peer("jsonschema_rs", many),
                "fastjsonschema": peer("fastjsonschema", many),
            },
            options.rounds,
        )
        slow, peak = measure({"x": peer("jsonschema", tenth)}, 1)["x"]
        results["jsonschema (a tenth, × 10)"] = (slow * 10, peak)
        table(f"{options.records} records as JSON Lines", results, "bare pydantic")

        files = sorted(map(str, folder.iterdir()))
        schema = str(Path(HERE.parent, "schema", "v1", "dialogue.schema.json"))
        check = str(Path(sys.executable).with_name("check-jsonschema"))
        results = measure(
            {
                "dialogdata validate": [*cli, str(folder)],
                "check-jsonschema": [check, "--schemafile", schema, *files],
            },
            options.rounds,
        )
        table("1,000 record files, whole process", results, "dialogdata validate")

        one = files[0]
        results = measure(
            {
                "python -c 'import pydantic'": [*python, "-c", "import pydantic"],
                "dialogdata validate one.json": [*cli, one],
                "python -c pass": [*python, "-c", "pass"],
                "import dialogdata": [*python, "-c", "import dialogdata"],
            },
            max(options.rounds, 7),
        )
        table("Cold start", results, "python -c 'import pydantic'")


if __name__ == "__main__":
    main()
