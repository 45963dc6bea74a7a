"""What is usually made of such data: a query on two CSV files, filter, sentence, chart and table."""

from pathlib import Path

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st

DATA = Path(__file__).resolve().parent.parent.parent / "data"
FOUND = f"""
    select
        inspections.title as inspection, findings.finding_type as kind, findings.summary, findings.addressee
    from read_csv('{DATA / "findings.csv"}') as findings
    join read_csv('{DATA / "inspections.csv"}') as inspections using (inspection_id)
    where $inspection = 'All' or inspections.title = $inspection
    order by inspections.published_date desc, findings.ordinal
"""


@st.cache_data
def findings(inspection: str) -> pd.DataFrame:
    """The findings of one inspection, or of all."""
    return duckdb.execute(FOUND, {"inspection": inspection}).df()


st.set_page_config(page_title="Findings", layout="wide")
st.title("What did inspectors find?")
chosen = st.selectbox("Inspection", ["All", *findings("All")["inspection"].unique()])
frame = findings(chosen)
st.markdown(
    f"**{len(frame)} findings**, of these {sum(frame['kind'] == 'recommendation')} recommendations: {chosen}"
)
counts = frame["kind"].value_counts().reset_index()
st.plotly_chart(px.bar(counts, x="count", y="kind", orientation="h"))
st.dataframe(frame)
