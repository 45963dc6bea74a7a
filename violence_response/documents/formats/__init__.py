"""From a file to lines of words with their places; what cannot be read is refused in one sentence."""
