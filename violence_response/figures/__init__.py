"""Frame in, picture out: a Plotly figure and the sentence it shows. No database, no Streamlit."""
