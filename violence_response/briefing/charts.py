"""Native charts for Word and slides: bars that people can edit, with their numbers in a small workbook."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from violence_response.accounts.blocks import Bars
from violence_response.briefing.look import Look

THIRD_COLOUR = "#8C9499"
FONT = "Arial"
EVERY_LABEL = f'<c:tickLblSkip {nsdecls("c")} val="1"/>'
NO_FRAME = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def kind_of(bars: Bars) -> Any:
    """Plain bars for one series, stacked ones for several."""
    return XL_CHART_TYPE.BAR_CLUSTERED if len(bars.series) == 1 else XL_CHART_TYPE.BAR_STACKED


def data_of(bars: Bars) -> CategoryChartData:
    """The numbers of a chart."""
    data = CategoryChartData(number_format="0")
    data.categories = bars.labels
    for name, values in bars.series:
        data.add_series(name, values)
    return data


def style(chart: Any, bars: Bars, look: Look, size: float) -> None:
    """Give a chart the office's colours, numbers on its bars, and nothing that is not read."""
    chart.font.size = Pt(size)
    chart.font.name = FONT
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    # A chart's frame would draw a box round it in Word.
    chart._chartSpace.chart.addnext(parse_xml(NO_FRAME))
    chart.category_axis.reverse_order = True
    # Every name is written, also where there are many.
    chart.category_axis._element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(EVERY_LABEL))
    chart.category_axis.format.line.fill.background()
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width = 45
    if len(bars.series) > 1:
        plot.overlap = 100
    inks = ("#FFFFFF", "#000000", "#000000")
    for series, colour, ink in zip(plot.series, (*look.colours, THIRD_COLOUR), inks, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
        labels = series.data_labels
        labels.show_value = True
        # A part of none carries no number; a whole of none does.
        labels.number_format = "0;;;" if len(bars.series) > 1 else "0"
        labels.number_format_is_linked = False
        labels.font.size = Pt(size)
        labels.font.bold = True
        if len(bars.series) > 1:
            labels.font.color.rgb = rgb(ink)
            labels.position = XL_LABEL_POSITION.CENTER
        else:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def rgb(colour: str) -> RGBColor:
    """A colour such as #12436D as the document libraries hold it."""
    return RGBColor.from_string(colour.removeprefix("#"))


def chart_files(bars: Bars, look: Look, size: float) -> tuple[bytes, bytes]:
    """The chart's XML, without its link to a workbook, and the workbook: for a document that is not
    slides."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    frame = slide.shapes.add_chart(kind_of(bars), Emu(0), Emu(0), Emu(1), Emu(1), data_of(bars))
    style(frame.chart, bars, look, size)
    part = frame.chart.part
    return bytes(part.blob), bytes(part.chart_workbook.xlsx_part.blob)
