"""Blocks of an account as the dashboard shows them, and as a printer without links prints them."""

import pickle

from violence_response.accounts.blocks import (
    Facts,
    Long,
    Outside,
    Paragraph,
    Points,
    Quiet,
    Strong,
    Table,
    Words,
    joined,
    link,
)
from violence_response.interface import show
from violence_response.words import Status

CLOSED = Status("closed", "Closed", "✓", "good")


def test_a_text_with_spans_is_plain_text_for_a_printer():
    text = Words(
        "Now ", CLOSED, ": ", link("Corner House", "interventions", intervention="corner-house"), "."
    )
    assert text == "Now ✓ Closed: Corner House."


def test_a_link_and_a_status_are_markdown_on_a_page_and_what_was_typed_is_escaped():
    text = Words("*Now* ", CLOSED, " ", link("A [b]", "findings", finding="x y"), Quiet(" (judged)"))
    assert show.markdown(text) == (
        "\\*Now\\* :green-badge[✓ Closed] [A \\[b\\]](./findings?finding=x+y) :small[\\(judged\\)]"
    )


def test_a_long_text_is_cut_on_paper_only():
    text = Words(Long("one two three four", 2))
    assert text == "one two …"
    assert show.markdown(text) == "one two three four"


def test_spans_of_a_text_within_a_text_are_kept():
    inner = Words("see ", link("Findings", "findings"))
    assert Words(inner, " now").spans == ("see ", link("Findings", "findings"), " now")
    assert joined(["a", CLOSED, "c"]) == "a, ✓ Closed and c"


def test_a_text_with_spans_survives_a_cache():
    text = Words("Now ", CLOSED, Strong("x"))
    assert pickle.loads(pickle.dumps(text)).spans == text.spans


def test_blocks_become_markdown():
    assert show.in_markdown(Paragraph("Said.", is_strong=True)) == "**Said\\.**"
    assert show.in_markdown(Points(("a", "b"))) == "- a\n- b"
    assert show.in_markdown(Facts((("Owner", "Head of CURV"), ("Empty", "")))) == "**Owner:** Head of CURV"
    table = Table("Rows", ("A", "B"), (("1|2", Words(CLOSED)),), (1, 1), right=(0,))
    assert show.in_markdown(table) == (
        "**Rows**\n\n| A | B |\n| ---: | :--- |\n| 1\\|2 | :green-badge[✓ Closed] |"
    )


def test_a_link_outside_is_a_link_on_a_page_and_an_address_in_print():
    text = Words("See ", Outside("our response", "https://example.org/a_(b)"), ".")
    assert text == "See our response: https://example.org/a_(b)."
    assert show.markdown(text) == "See [our response](https://example.org/a_%28b%29)\\."


def test_a_day_in_a_table_is_not_broken_over_two_lines():
    shown = show.in_markdown(Table("", ("Day", "When"), (("3 Mar 2025", "in 8 days"),), (1, 1)))
    assert "| 3\u00a0Mar\u00a02025 | in\u00a08\u00a0days |" in shown
