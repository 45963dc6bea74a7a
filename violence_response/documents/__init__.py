"""Response documents: formats (file → lines), then fields (→ facts), then saving (→ rows of the register)."""
