"""Questions in SQL: a few worker processes, each with the published copy, and a queue before them."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from violence_response import errors
from violence_response.database import Database
from violence_response.errors import ConsoleBusy, QuestionStopped, QuestionTooLarge, QuestionTooLong
from violence_response.publishing import copying, messages, worker
from violence_response.settings import ROOT

WORKERS = 2
PATIENCE_SECONDS = 20
"""How long a question waits for its turn."""
GRACE_SECONDS = 2
"""How long a question that was interrupted may still take before its process is ended."""
SHOWN, DOWNLOADED = 1_000, 100_000
"""Rows of an answer that a page shows, and that it hands out as a file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, whether there were more than were asked for, and how long it took."""

    rows: pa.Table
    is_cut: bool
    seconds: float


class Question:
    """A question that was asked; it may be waiting, running, answered or stopped."""

    def __init__(self, sql: str, values: dict[str, Any], seconds: int, most: int) -> None:
        self.message = {"do": "ask", "sql": sql, "values": values, "seconds": seconds, "most": most}
        self.seconds = seconds
        self.is_stopped = False
        self.process: _Process | None = None
        self.future: Future[Answer] | None = None

    def answer(self, patience: float | None = None) -> Answer | None:
        """The answer; None when it is not there after so many seconds. Raises what went wrong."""
        if self.future is None:
            raise QuestionStopped()
        try:
            return self.future.result(patience)
        except NotYet:
            return None

    def stop(self) -> None:
        """Nobody waits for this question any more."""
        self.is_stopped = True
        if (running := self.process) is not None:
            running.stop()


class Console:
    """The worker processes. A new copy is taken with `use`; every question is put to the newest."""

    def __init__(self, copy: Database, seconds: int, workers: int = WORKERS) -> None:
        self._copy = copy
        self._seconds = seconds
        self._idle: queue.Queue[_Process] = queue.Queue()
        self._all = [_Process() for _ in range(workers)]
        self._threads = ThreadPoolExecutor(64, thread_name_prefix="console")
        self._closed = False
        for process in self._all:
            self._idle.put(process)

    def use(self, copy: Database) -> None:
        """Put every question from now on to this copy."""
        self._copy = copy

    def ask(self, sql: str, values: dict[str, Any] | None = None, most: int = DOWNLOADED) -> Question:
        """Put a question in the queue."""
        question = Question(sql, values or {}, self._seconds, most)
        question.future = self._threads.submit(self._answer, question)
        return question

    def warm(self) -> None:
        """Start the workers before anybody asks; returns at once."""
        for _ in self._all:
            self.ask("select 1", most=1)

    def close(self) -> None:
        """End every worker; questions that still run are stopped."""
        self._closed = True
        for process in self._all:
            process.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _answer(self, question: Question) -> Answer:
        try:
            process = self._idle.get(timeout=PATIENCE_SECONDS)
        except queue.Empty:
            raise ConsoleBusy() from None
        try:
            if question.is_stopped or self._closed:
                raise QuestionStopped()
            process.make_ready(self._copy)
            question.process = process
            return process.answer(question)
        finally:
            question.process = None
            self._idle.put(process)


class _Process:
    """One worker process; started when it is first needed, and again after it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded: Database | None = None
        self._writing = threading.Lock()

    def make_ready(self, copy: Database) -> None:
        is_alive = self._process is not None and self._process.poll() is None
        if is_alive and self._loaded is copy:
            return
        if not is_alive:
            self._start()
        for path, rows in copying.tables(copy):
            self._send({"do": "table", "path": path}, messages.packed(rows))
        self._send({"do": "start"})
        self._receive()
        self._loaded = copy

    def _start(self) -> None:
        # The folder, not what happens to be installed, says which program this is. Secrets stay behind.
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no input in the command
            [sys.executable, "-m", worker.__name__],
            cwd=ROOT,
            env={**kept, "PYTHONPATH": str(ROOT), "ARROW_DEFAULT_MEMORY_POOL": "system"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def answer(self, question: Question) -> Answer:
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            self.end()

        timer = threading.Timer(question.seconds + GRACE_SECONDS, give_up)
        timer.daemon = True
        timer.start()
        try:
            self._send(question.message)
            told = self._receive()
        finally:
            timer.cancel()
        if told is None:
            self.end()
            if question.is_stopped:
                raise QuestionStopped()
            if is_late.is_set():
                raise QuestionTooLong(seconds=question.seconds)
            raise QuestionTooLarge(memory=f"{worker.MEMORY // 1_000_000} MB")
        header, body = told
        if header["error"]:
            raise getattr(errors, header["error"])(**header["details"])
        return Answer(messages.unpacked(body), header["is_cut"], header["seconds"])

    def stop(self) -> None:
        """Interrupt the question; one that does not listen is ended by its limit of time."""
        self._send({"do": "stop"})

    def end(self) -> None:
        if (process := self._process) is not None:
            process.kill()
            process.wait()

    def _send(self, header: dict[str, Any], body: bytes = b"") -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        with self._writing, suppress(BrokenPipeError, OSError, ValueError):
            messages.send(process.stdin, header, body)  # type: ignore[arg-type]

    def _receive(self) -> tuple[dict[str, Any], bytes] | None:
        process = self._process
        if process is None or process.stdout is None:
            return None
        return messages.receive(process.stdout)  # type: ignore[arg-type]
