"""The transactional part: its tables, building it from CSV, the clock, checks, and export back to CSV."""
