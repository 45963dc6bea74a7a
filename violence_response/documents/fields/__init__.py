"""From lines to facts: what a response says, each fact with the words it was read from and how sure it is."""
