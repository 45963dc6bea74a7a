"""Frame in, picture out: a Plotly figure and the sentence that says what it shows. No database, no Streamlit."""
