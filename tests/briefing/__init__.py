"""The briefings: what they say, and that every file says it."""
