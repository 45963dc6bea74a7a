"""A briefing: one value built from frames of named queries, and renderers that print it.

No Streamlit, no connection: what makes a briefing asks for frames, what prints one is handed the value.
"""
