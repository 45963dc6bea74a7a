"""The transactional part: its tables, building it from CSV, the statutory clock, checks, and export back to CSV."""
