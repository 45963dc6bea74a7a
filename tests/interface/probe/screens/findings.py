import pandas as pd
import plotly.graph_objects as go
import streamlit as st

SQUARE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "here",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-1.3, 54.5], [-1.3, 54.6], [-1.1, 54.6], [-1.1, 54.5], [-1.3, 54.5]]],
            },
        }
    ],
}
BLANK = {"style": "white-bg", "center": {"lat": 54.55, "lon": -1.2}, "zoom": 9}

st.title("Findings")
st.markdown(f"Finding {st.query_params.get('finding', 'all')} :material/check_circle: [Back](./)")
st.multiselect("Theme", ["Knives", "Schools", "Hospitals"])
table = pd.DataFrame({"area": ["Hartlepool", "Stockton"], "count": [3, 4]})
st.dataframe(table)
st.table(table)
st.plotly_chart(go.Figure(go.Bar(x=table["area"], y=table["count"])), key="bar")
flow = go.Sankey(node={"label": ["a", "b"]}, link={"source": [0], "target": [1], "value": [1]})
st.plotly_chart(go.Figure(flow), key="flow")
st.plotly_chart(
    go.Figure(go.Choroplethmap(geojson=SQUARE, locations=["here"], z=[1])).update_layout(map=BLANK), key="map"
)
st.plotly_chart(go.Figure(go.Heatmap(z=[[1, 2], [3, 4]])), key="squares")
st.file_uploader("Document")
