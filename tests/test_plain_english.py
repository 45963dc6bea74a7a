"""The words that docs/style.md keeps out are nowhere in the program, its queries, pages and guides."""

from __future__ import annotations

import re
from pathlib import Path

from violence_response.settings import ROOT

STYLE = ROOT / "docs" / "style.md"
KINDS = ("*.py", "*.sql", "*.md", "*.js", "*.css", "*.typ")
PLACES = ("violence_response", "pages", "queries", "docs")
# The list itself, and what is generated from the words of data/.
ITSELF = ("docs/style.md", "docs/data-dictionary.md")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def never() -> list[str]:
    """The words on the left of the table under "Never"."""
    table = STYLE.read_text(encoding="utf-8").split("## Never", 1)[1].split("\n## ", 1)[0]
    cells = re.findall(r"^\| (.+?) \|", table, flags=re.MULTILINE)
    return [word.strip() for cell in cells if cell != "Never" for word in cell.split(",")]


def read() -> list[Path]:
    found = [path for place in PLACES for kind in KINDS for path in ROOT.joinpath(place).rglob(kind)]
    texts = [*found, ROOT / "app.py", *ROOT.glob("*.md")]
    return sorted(path for path in texts if not named(path).startswith(ITSELF))


def in_one_line(text: str) -> str:
    """The text as it is read: a sentence may go on in the next line of a comment or the next string."""
    text = re.sub(r'"\s*\n\s*f?"', "", text)
    return re.sub(r"\s*\n\s*(?:#|--|//)?\s*", " ", text)


NEVER = re.compile(
    r"\b(" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in never()) + r")\b", re.IGNORECASE
)


def test_the_list_is_read() -> None:
    assert {"anew", "whoever", "taken back", "where we could see"} <= set(never())
    assert NEVER.search(in_one_line("it was Taken\n  # back by"))
    assert NEVER.search(in_one_line('("You can take it "\n    f"back")'))
    assert not NEVER.search("they cannot be told apart; what was put into the folder is there")


def uses(path: Path) -> list[str]:
    text = in_one_line(path.read_text(encoding="utf-8"))
    found = NEVER.finditer(text)
    return [f"{named(path)}: {text[max(each.start() - 40, 0) : each.end() + 40]}" for each in found]


def test_none_of_these_words_is_used() -> None:
    """One test for all files: each is read in a millisecond, and the message names the file and the place."""
    files = read()
    assert len(files) > 300
    assert not [use for path in files for use in uses(path)]
