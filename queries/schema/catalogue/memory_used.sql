-- One row: the bytes of memory that the engine uses now.
select coalesce(sum(memory_usage_bytes), 0) as bytes
from duckdb_memory()
