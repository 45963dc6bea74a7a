"""Where every fact comes from, what was checked, what is doubtful, and what the words and queries mean."""

import streamlit as st

from violence_response.interface import data, filters, first_visit
from violence_response.interface.controls import about_the_data as about
from violence_response.interface.controls import definitions, documents

st.title("Can I trust this?", anchor=False)
kinds = data.frame("doubts", most=0).set_index("doubt", drop=False)
version = data.row("register_versions") or {}
about.lead(version, data.check_results(), kinds)
first_visit.words_first()
address = filters.Address("about_the_data")
query, source = address.subject_id("query"), address.subject_id("source")
section = address.one(
    "section", list(about.SECTIONS), "part of this page", about.first_section(query, source)
)
search = address.text("search")
publishers = data.frame("source_publishers", search=search)
chosen = address.many("publisher", list(publishers["publisher"]), "publishers")
count = about.matching(publishers, chosen)
page = address.number("page", -(-count // about.PAGE))
kind = address.one("doubt", ["", *kinds.index], "kind of doubt", "")
noted = data.frame("row_notes", most=1).drop_duplicates("table_name")
notes = address.one("notes", ["", *noted["table_name"]], "table with notes", "")
terms = data.frame("vocabulary_listed")
vocabulary = address.one("vocabulary", ["", *terms["vocabulary"]], "vocabulary", "")
held = data.frame("table_rows")
table = address.one("table", list(held["table_name"]), "table", held["table_name"].iloc[0])
cited = data.row("sources_listed", source_id=source) if source else None
address.subject("source", "source", cited is not None)
address.subject("query", "query", query in definitions.every_query())
address.segments("section", "Show", about.SECTIONS, section)
address.write()

if section == "sources" and cited:
    about.source(cited, data.frame("source_rows", source_id=source, most=about.MOST))
    documents.originals(data.frame("documents_held", source_id=source))
elif section == "sources":
    about.source_filters(address, search, publishers, chosen)
    place = {"limit": about.PAGE, "offset": (page - 1) * about.PAGE}
    about.sources(data.frame("sources_listed", search=search, publishers=chosen, **place), count, version)
    address.pages("page", -(-count // about.PAGE), page)
elif section == "checks":
    about.checks(data.check_results())
elif section == "doubts" and kind:
    about.doubt(data.frame("doubts", doubt=kind))
elif section == "doubts":
    about.doubts(kinds)
    about.notes_of(address, noted, notes)
    about.notes(data.frame("row_notes", table_name=notes), notes)
elif section == "definitions":
    definitions.tables_and_words(address, terms, vocabulary, table)
elif section == "queries":
    definitions.query_or_list(address, query, search)
elif section == "accessibility":
    definitions.accessibility()
else:
    definitions.version(version, held)
