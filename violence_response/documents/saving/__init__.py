"""From facts to rows: compared with the register, reviewed by a person, planned, saved, undone."""
