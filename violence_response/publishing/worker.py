"""The process of the SQL console: it has the published copy in memory, and nothing else worth having.

It reads messages on standard input and answers on standard output (`messages.py`). A question that crashes
it, or that cannot be interrupted, costs this process only; the server starts another.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from contextlib import suppress
from typing import Any, BinaryIO

import pyarrow as pa

from violence_response.database import Database, EngineError
from violence_response.errors import (
    QuestionStopped,
    QuestionTooLarge,
    QuestionTooLong,
    ViolenceResponseError,
)
from violence_response.publishing import copying, messages, reading_sql, statements

if sys.platform != "win32":
    import resource

MEMORY = 300_000_000
"""Bytes that the engine may use for one question, besides the copy itself."""
SPACE = 900_000_000
"""Bytes of address space that one question may add to the process, where the system can hold it to that."""
LARGEST_ANSWER = 60_000_000
"""Bytes of an answer; beyond it is cut, as it is at the number of rows asked for."""
BATCH = 2_000
NO_MEMORY = ("Out of Memory", "bad_alloc", "malloc")
"""What the engine says when there is not enough."""


class Worker:
    """The published copy, one question at a time."""

    def __init__(self, copy: Database) -> None:
        self.copy = copy
        self.known: list[str] = []
        self._cursor: Any = None
        self._ended_by = ""

    def lock(self) -> None:
        """After the copy is loaded: one thread, bounded memory, no way out, no way to change that."""
        cursor = self.copy.cursor()
        for path in copying.paths():
            if not path.startswith("memory."):
                cursor.execute(statements.plain_name(path))
        used = int(self.copy.rows(reading_sql.catalogue("memory_used"))[0][0])
        cursor.execute("SET threads = 1")
        cursor.execute(f"SET memory_limit = '{(used + MEMORY) // 1_000_000}MB'")
        cursor.execute("SET temp_directory = ''")
        cursor.execute("SET python_enable_replacements = false")
        self.copy.lock_down()
        self.known = [row[0] for row in self.copy.rows(reading_sql.catalogue("published_names"))]
        _hold_to(SPACE)

    def answer(self, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer to one question, or the error, as a message."""
        began = time.monotonic()
        try:
            rows, is_cut = self._run(asked["sql"], asked["values"], asked["seconds"], asked["most"])
        except ViolenceResponseError as error:
            return {"error": type(error).__name__, "details": error.details}, b""
        told = {"error": None, "is_cut": is_cut, "seconds": time.monotonic() - began}
        return told, messages.packed(rows)

    def stop(self, why: str = "person") -> None:
        """Interrupt the question that runs, if one does."""
        self._ended_by = why
        if (running := self._cursor) is not None:
            running.interrupt()

    def _run(self, sql: str, values: dict[str, Any], seconds: int, most: int) -> tuple[pa.Table, bool]:
        names = reading_sql.parameters(self.copy, sql)
        bound = {name: values.get(name) for name in names}
        # What a question leaves behind in its cursor goes with the cursor.
        cursor = self._cursor = self.copy.cursor()
        self._ended_by = ""
        timer = threading.Timer(seconds, self.stop, ["time"])
        timer.start()
        try:
            with self.copy.watched():
                reader = cursor.execute(sql, bound or None).to_arrow_reader(BATCH)
                return _taken(reader, most)
        except (EngineError, MemoryError, pa.ArrowException) as error:
            raise self._why(error, seconds) from error
        finally:
            timer.cancel()
            self._cursor = None
            cursor.close()

    def _why(self, error: Exception, seconds: int) -> ViolenceResponseError:
        text = str(error)
        if self._ended_by == "time":
            return QuestionTooLong(seconds=seconds)
        if self._ended_by:
            return QuestionStopped()
        if isinstance(error, MemoryError) or any(sign in text for sign in NO_MEMORY):
            return QuestionTooLarge(memory=f"{MEMORY // 1_000_000} MB")
        return reading_sql.explained(error, self.known)


def _taken(reader: pa.RecordBatchReader, most: int) -> tuple[pa.Table, bool]:
    """Up to `most` rows of an answer, its columns' names made different, and whether there was more."""
    batches, rows, size = [], 0, 0
    for batch in reader:
        batches.append(batch)
        rows += batch.num_rows
        size += batch.nbytes
        if rows > most or size > LARGEST_ANSWER:
            break
    table = pa.Table.from_batches(batches, reader.schema)
    names: list[str] = []
    for name in table.column_names:
        number = 2
        chosen = name
        while chosen in names:
            chosen, number = f"{name}_{number}", number + 1
        names.append(chosen)
    return table.rename_columns(names).slice(0, most), rows > most or size > LARGEST_ANSWER


def _hold_to(more: int) -> None:
    if sys.platform == "win32":
        return
    with suppress(ValueError, OSError):
        pages = int(open("/proc/self/statm", encoding="ascii").read().split()[0])  # noqa: SIM115
        limit = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


class Desk:
    """What the process does with what comes in: loads a copy, answers questions, stops one."""

    def __init__(self, outgoing: BinaryIO) -> None:
        self.outgoing = outgoing
        self.worker: Worker | None = None
        self.loading: Database | None = None
        self.waiting: queue.Queue[tuple[dict[str, Any], bytes] | None] = queue.Queue()

    def listen(self, incoming: BinaryIO) -> None:
        """Put what comes in into the queue, except a stop, which cannot wait."""
        while (message := messages.receive(incoming)) is not None:
            if message[0]["do"] == "stop" and self.worker is not None:
                self.worker.stop()
            else:
                self.waiting.put(message)
        self.waiting.put(None)

    def work(self) -> None:
        """Take one message after the other, until the other side is gone."""
        while (message := self.waiting.get()) is not None:
            header, body = message
            if header["do"] == "table":
                self.loading = self.loading or copying.empty_copy()
                copying.load(self.loading, header["path"], messages.unpacked(body))
            elif header["do"] == "start":
                self._start()
            elif header["do"] == "ask" and self.worker is not None:
                messages.send(self.outgoing, *self.worker.answer(header))
                if not self.worker.copy.works:
                    # The next question gets a new process with a new copy.
                    return

    def _start(self) -> None:
        """Let the copy that was loaded take the place of the one before."""
        if self.worker is not None:
            self.worker.copy.close()
        self.worker, self.loading = Worker(self.loading or copying.empty_copy()), None
        self.worker.lock()
        messages.send(self.outgoing, {"ready": True})


def main() -> None:
    """Serve the program that started this process."""
    outgoing = os.fdopen(os.dup(1), "wb")
    # Whatever else writes to standard output must not get among the answers.
    os.dup2(2, 1)
    desk = Desk(outgoing)
    threading.Thread(target=desk.listen, args=(sys.stdin.buffer,), daemon=True).start()
    desk.work()


if __name__ == "__main__":
    main()
