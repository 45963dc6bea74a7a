"""How the server and a console worker speak: a JSON header and a body of bytes, each with its length before
it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

import pyarrow as pa

LENGTHS = struct.Struct(">IQ")


def send(stream: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    """Write one message."""
    text = json.dumps(header).encode("utf-8")
    stream.write(LENGTHS.pack(len(text), len(body)))
    stream.write(text)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None when the other side is gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    header, body = LENGTHS.unpack(lengths)
    text, held = stream.read(header), stream.read(body)
    if len(text) < header or len(held) < body:
        return None
    return json.loads(text), held


def packed(rows: pa.Table) -> bytes:
    """A table as bytes."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return bytes(sink.getvalue())


def unpacked(body: bytes) -> pa.Table:
    """The table that `packed` made bytes of."""
    with pa.ipc.open_stream(body) as reader:
        return reader.read_all()
