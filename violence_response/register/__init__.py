"""The transactional part: its tables, building it from CSV, checks, and export back to CSV."""
