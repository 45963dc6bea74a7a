"""Scripts that measure and print a table; see docs/benchmarks.md. None of them is a test."""
