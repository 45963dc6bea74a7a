"""What the command `read` does with bad files: sentence, exit status, time, memory, files left behind.

Run `python -m benchmarks.bad_input`. Each file is read by the command in a process of its own, with a folder
of its own for temporary files.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.documents.test_bad_input import CASES, long_pdf

WATCHER = """
import resource, subprocess, sys
command = [sys.executable, "-m", "violence_response", "read", sys.argv[1]]
ran = subprocess.run(command, capture_output=True, text=True)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
said = ran.stderr.strip()
print(ran.returncode, most, len(said.splitlines()), len(ran.stdout), said[:150], sep="|")
"""


def files(folder: Path) -> dict[str, Path]:
    """The bad files by what is wrong with them, written into a folder."""
    found = {}
    for place, (case, (_, name, data)) in enumerate(CASES.items()):
        found[case] = folder / f"{place}-{name}"
        found[case].write_bytes(data)
    huge = folder / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    found["200 MB"] = huge
    full = folder / "full.txt"
    full.write_bytes(b"PCC response to inspection. " * 7_200_000)
    found["200 MB of words"] = full
    found["2,000 pages"] = folder / "long.pdf"
    found["2,000 pages"].write_bytes(long_pdf(2000))
    found["symlink to nothing"] = folder / "link.pdf"
    found["symlink to nothing"].symlink_to(folder / "gone.pdf")
    found["symlink to a device"] = folder / "device.txt"
    found["symlink to a device"].symlink_to("/dev/zero")
    found["symlink to a system file"] = folder / "system.txt"
    found["symlink to a system file"].symlink_to("/etc/passwd")
    found["path parts"] = folder / ".." / folder.name / "no" / ".." / ".." / "etc" / "passwd"
    found["folder"] = folder
    found["pipe"] = folder / "pipe.txt"
    os.mkfifo(found["pipe"])
    return found


def main() -> None:
    print(f"{'case':<26} exit   time   memory  left  sentence")
    with tempfile.TemporaryDirectory() as folder:
        for case, path in files(Path(folder)).items():
            with tempfile.TemporaryDirectory() as scratch:
                before = time.perf_counter()
                ran = subprocess.run(
                    [sys.executable, "-c", WATCHER, str(path)],
                    capture_output=True, text=True, check=True, env={**os.environ, "TMPDIR": scratch},
                )  # fmt: skip
                taken = time.perf_counter() - before
                left = len(list(Path(scratch).iterdir()))
            status, most, lines, printed, sentence = ran.stdout.rstrip("\n").split("|", 4)
            is_wrong = (
                status == "0" or lines != "1" or printed != "0" or taken > 10 or int(most) > 500 or left
            )
            mark = "  <-- WRONG" * bool(is_wrong)
            print(f"{case:<26} {status:>4} {taken:>5.1f} s {most:>5} MB {left:>4}  {sentence}{mark}")


if __name__ == "__main__":
    main()
