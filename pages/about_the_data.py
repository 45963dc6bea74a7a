"""Where every fact comes from, what was checked, what is doubtful, and what the words and queries mean."""

import streamlit as st

from violence_response import rows
from violence_response.interface import data, filters, first_visit
from violence_response.interface.controls import about_the_data as about
from violence_response.interface.controls import definitions, documents

st.title("Can I trust this?", anchor=False)
kinds, version = data.rows(rows.Doubts, most=0), data.only(rows.RegisterVersions)
about.lead(version, data.check_results(), kinds)
first_visit.words_first()
address = filters.Address("about_the_data")
query, source = address.subject_id("query"), address.subject_id("source")
section = address.one(
    "section", list(about.SECTIONS), "part of this page", about.first_section(query, source)
)
search = address.text("search")
publishers = data.rows(rows.SourcePublishers, search=search)
chosen = address.many("publisher", [each.publisher for each in publishers], "publishers")
count = about.matching(publishers, chosen)
page = address.number("page", -(-count // about.PAGE))
kind = address.one("doubt", ["", *(each.doubt for each in kinds)], "kind of doubt", "")
noted = data.rows(rows.RowNotes, most=1)
notes = address.one("notes", ["", *(each.table_name for each in noted)], "table with notes", "")
terms = data.rows(rows.VocabularyListed)
vocabulary = address.one("vocabulary", ["", *(each.vocabulary for each in terms)], "vocabulary", "")
held = data.rows(rows.TableRows)
table = address.one("table", [each.table_name for each in held], "table", held[0].table_name)
cited = data.one(rows.SourcesListed, source_id=source) if source else None
address.subject("source", "source", cited is not None)
address.subject("query", "query", query in definitions.every_query())
address.segments("section", "Show", about.SECTIONS, section)
address.write()

if section == "sources" and cited:
    about.source(cited, data.rows(rows.SourceRows, source_id=source, most=about.MOST))
    documents.originals(data.rows(rows.DocumentsHeld, source_id=source))
elif section == "sources":
    about.source_filters(address, search, publishers, chosen)
    place = {"publishers": chosen, "limit": about.PAGE, "offset": (page - 1) * about.PAGE}
    about.sources(data.rows(rows.SourcesListed, search=search, **place), count, version)
    address.pages("page", -(-count // about.PAGE), page)
elif section == "checks":
    about.checks(data.check_results())
elif section == "doubts" and kind:
    about.doubt(data.rows(rows.Doubts, doubt=kind))
elif section == "doubts":
    about.doubts(kinds)
    about.notes_of(address, noted, notes)
    about.notes(data.rows(rows.RowNotes, table_name=notes), notes)
elif section == "definitions":
    definitions.tables_and_words(address, terms, vocabulary, table)
elif section == "queries":
    definitions.query_or_list(address, query, search)
elif section == "accessibility":
    definitions.accessibility()
else:
    definitions.version(version, held)
