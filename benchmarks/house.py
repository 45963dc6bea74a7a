"""How large the house is: `python -m benchmarks.house [CHECKOUT] [BEFORE]`; two folders give both columns.

Counted in the files alone, so that any checkout can be counted:
- lines of Python, SQL and assets by room;
- query files, and their columns that are a status's label, mark or tone (`-- column` lines of the headers
  whose name is one of these words or ends in it);
- prose texts that are in two or more files of the package and the pages. A text is a sentence, or a part of
  one up to a full stop, question mark, colon or semicolon, of at least four words, in a constant or between
  two values of an f-string; docstrings do not count, case and white space make no difference, and a text
  counts once;
- uses of `as_records`, and annotations `Mapping[str, Any]` or `dict[str, Any]`.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import ROOT, print_table

WORDS = 4
"""Words from which on a text is prose."""
KINDS = {".py", ".sql", ".js", ".css", ".typ"}
COLUMN = re.compile(r"^-- column\s+\w*(?:label|mark|tone)\b", re.MULTILINE)
UNTYPED = re.compile(r"\b(?:Mapping|dict)\[str, Any\]")
WORD = re.compile(r"[a-z][a-z'’-]*")
END = re.compile(r"[.?!;:](?:\s+|$)")


def rooms(checkout: Path) -> dict[str, int]:
    """Lines of each room: the folders of the package, and the other folders."""
    package = checkout / "violence_response"
    found = {"violence_response (files of its own)": _lines(package.glob("*.py"))}
    for folder in sorted(each for each in package.iterdir() if each.is_dir() and each.name != "__pycache__"):
        found[f"violence_response/{folder.name}"] = _lines(folder.rglob("*"))
    found["violence_response, all"] = sum(found.values())
    others = ("pages", "queries", "benchmarks", "tests")
    return found | {name: _lines((checkout / name).rglob("*")) for name in others}


def _lines(paths: Iterator[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths if path.suffix in KINDS)


def sources(checkout: Path) -> list[Path]:
    """The Python files of the package and the pages."""
    return [*(checkout / "violence_response").rglob("*.py"), *(checkout / "pages").glob("*.py")]


def prose(tree: ast.AST) -> set[str]:
    """The sentences and parts of sentences in a file, without its docstrings."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    pieces = {
        " ".join(piece.lower().split())
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
        for piece in END.split(node.value)
    }
    return {piece.strip(",()") for piece in pieces if sum(map(_is_word, piece.split())) >= WORDS}


def _is_word(text: str) -> bool:
    return WORD.fullmatch(text.strip(',()“”"*')) is not None


def repeated(checkout: Path) -> dict[str, list[str]]:
    """The prose texts that are in two or more files, and the files."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in sources(checkout):
        for text in prose(ast.parse(path.read_text(encoding="utf-8"))):
            places[text].append(str(path.relative_to(checkout)))
    return {text: sorted(found) for text, found in sorted(places.items()) if len(found) > 1}


def figures(checkout: Path) -> dict[str, int]:
    """Every figure of a checkout, by what it counts."""
    written = [path.read_text(encoding="utf-8") for path in sources(checkout)]
    queries = list((checkout / "queries").glob("*.sql"))
    headers = [path.read_text(encoding="utf-8") for path in queries]
    return {
        **{f"Lines of {name}": lines for name, lines in rooms(checkout).items()},
        "Query files (queries/*.sql)": len(queries),
        "Query files, checks and schema as well": len(list((checkout / "queries").rglob("*.sql"))),
        "Columns label, mark or tone in query headers": sum(len(COLUMN.findall(text)) for text in headers),
        "Prose texts in two or more files": len(repeated(checkout)),
        "Uses of as_records": sum(len(re.findall(r"\bas_records\(", text)) for text in written),
        "Mapping[str, Any] and dict[str, Any]": sum(len(UNTYPED.findall(text)) for text in written),
    }


def main() -> None:
    """Print the table, or the texts themselves."""
    parser = argparse.ArgumentParser(description="How large the house is.")
    parser.add_argument(
        "checkouts", nargs="*", type=Path, default=[ROOT], metavar="CHECKOUT", help="now, and before"
    )
    parser.add_argument(
        "--texts", action="store_true", help="list the prose texts that are in two or more files"
    )
    chosen = parser.parse_args()
    if chosen.texts:
        for text, places in repeated(chosen.checkouts[0]).items():
            print(f"{', '.join(places)}\n    {text}")
        return
    found = [figures(checkout) for checkout in chosen.checkouts]
    names = {name: None for each in reversed(found) for name in each}
    rows = [[name, *(f"{each[name]:,}" if name in each else "–" for each in found)] for name in names]
    print_table(["What", *(str(checkout) for checkout in chosen.checkouts)], rows)


if __name__ == "__main__":
    main()
