"""From a fresh process to the first ranking; run by itself, it is that process."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from eval.errors import AnswererError

FIRST_K = 5


def cold_start_seconds(name: str, codes_dir: Path, code: str, question: str) -> float:
    """Seconds until a process that starts now has ranked one code for one question.

    Documents are read and what is kept on disk is loaded; what a system builds in memory is built.

    Raises:
        AnswererError: the process fails.
    """
    command = [sys.executable, "-m", "eval.baselines.cold_start", name, str(codes_dir), code]
    began = time.perf_counter()
    done = subprocess.run([*command, question], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise AnswererError(f"{name}: a fresh process ended with code {done.returncode}: {last}")
    return time.perf_counter() - began


def main(name: str, codes_dir: str, code: str, question: str) -> None:
    """Rank one code for one question."""
    from eval.baselines.systems import SYSTEMS
    from eval.benchmarks.weights import benchmark_encoder

    search = SYSTEMS[name].prepare(Path(codes_dir), [code], benchmark_encoder())
    search(question, code, FIRST_K)


if __name__ == "__main__":
    main(*sys.argv[1:])
