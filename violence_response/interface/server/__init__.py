"""The server around the pages: its routes, headers, files, logs, and the page that starts a visit."""
