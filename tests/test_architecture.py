"""The drawing in docs/architecture.md holds: arrows, thin pages, SQL in its place, sizes, and documentation
that does not lie."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from violence_response import errors
from violence_response.interface import menu
from violence_response.settings import ROOT

SOURCES = sorted([*ROOT.glob("violence_response/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])
PAGES = sorted(ROOT.glob("pages/*.py"))
SQL = re.compile(
    r"(?is)\b(select\b.+\bfrom|insert\s+into|update\s+\S+\s+set|delete\s+from|create\s+(table|view|or))\b"
)
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_PAGE = 40, 400, 60
GENERATED = {"violence_response/rows.py"}
"""Modules that are as long as what they are made of; their own heads say why."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def texts(tree: ast.AST) -> Iterator[str]:
    """Every text in the code that is not a docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_arrows_point_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_streamlit_and_duckdb_stay_in_their_rooms(path: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    where = named(path)
    if "streamlit" in imported:
        assert where == "app.py" or where.startswith(("pages/", "violence_response/interface/"))
    if "duckdb" in imported:
        assert where == "violence_response/database.py"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_sql_stays_in_queries(path: Path) -> None:
    # These compose statements out of names in the database's own catalogue (docs/decisions/0012)
    composing = {
        "violence_response/database.py",
        "violence_response/whole_tables.py",
        "violence_response/publishing/statements.py",
    }
    if named(path) not in composing:
        found = [text for text in texts(ast.parse(path.read_text(encoding="utf-8"))) if SQL.search(text)]
        assert not found


COUNTING = {
    # What is counted here is no row of the register: choices made, pages, parts and sources of a briefing,
    # rows of a download, facts of a document, entries of a log, offences (docs/architecture.md, "Said once").
    "violence_response/briefing/gathering.py",
    "violence_response/figures/explored.py",
    "violence_response/figures/intervention_places.py",
    *(
        f"violence_response/interface/controls/{name}.py"
        for name in (
            "about_the_data", "audit", "briefing", "coverage", "definitions", "documents", "explore",
            "explore_groups", "interventions", "measures", "meeting", "responses",
        )
    ),
    *(
        f"violence_response/interface/forms/{name}.py"
        for name in ("add", "add_review", "add_tables", "add_words", "reminders")
    ),
    "violence_response/reminders/digest_command.py",
}  # fmt: skip


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_sentences_about_rows_of_the_register_are_made_in_accounts(path: Path) -> None:
    """A sentence with a count needs the words for one and for several: these are used in accounts only."""
    where = named(path)
    rooms = (
        "pages/",
        *(f"violence_response/{room}/" for room in ("briefing", "figures", "interface", "reminders")),
    )
    if where.startswith(rooms) and where not in COUNTING:
        assert not re.search(r"\b(counted|verb)\(", path.read_text(encoding="utf-8"))


SAME_SUBJECT = {
    # The account of a subject, its pictures and its page: one subject in three rooms, under one name.
    "board", "bodies", "catalogue", "coverage", "decisions", "findings", "intervention", "interventions",
    "minutes", "overview", "priorities", "recurrence", "standing", "themes", "violence",
}  # fmt: skip


def test_a_file_name_says_one_thing() -> None:
    """Two files of one name are about one subject: a name alone then says what is looked for."""
    names = [path.stem for path in (ROOT / "violence_response").rglob("*.py") if path.stem != "__init__"]
    assert {name for name in names if names.count(name) > 1} <= SAME_SUBJECT
    assert set(names) >= SAME_SUBJECT


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_pages_are_thin(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= LONGEST_PAGE
    forbidden = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.While)
    assert not [node for node in ast.walk(tree) if isinstance(node, forbidden)]
    assert "groupby" not in text


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_nothing_grows_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE or named(path) in GENERATED
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_the_code_names_no_outside_host(path: Path) -> None:
    hosts = [
        text
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if re.search(r"https?://(?!localhost)\w", text)
    ]
    allowed = {
        # The identifiers of formats and licences: written or compared, never fetched.
        "violence_response/register/package.py",
        "violence_response/documents/formats/word_document.py",
        "violence_response/briefing/word_parts.py",
        "violence_response/briefing/pictures_in_files.py",
        "violence_response/figures/canvas.py",
    }
    assert not hosts or named(path) in allowed


def test_every_error_is_a_sentence() -> None:
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.ViolenceResponseError):
            sentence = (kind.__doc__ or "").strip()
            assert sentence.endswith("."), kind
            assert "\n\n" not in sentence, kind


def test_every_page_has_its_place_in_the_navigation() -> None:
    assert sorted(path.stem for path in PAGES) == sorted(place.file for place in menu.PLACES)


def test_every_command_is_documented() -> None:
    from violence_response.__main__ import main

    page = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"violence-response {name}" in page


def test_every_dependency_is_explained() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = re.findall(r'^    "([a-z0-9-]+)(?:\[[a-z,]+\])?[><=]', project, flags=re.MULTILINE)
    assert len(names) > 10
    for name in names:
        assert f"`{name}`" in page


def test_pictures_in_the_documentation_exist() -> None:
    for page in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"!\[[^\]]*\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


def test_links_between_documents_lead_somewhere() -> None:
    for page in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
        ROOT / "data" / "README.md",
    ]:
        for target in re.findall(
            r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")
        ):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
