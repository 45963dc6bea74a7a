"""How a template looks: headings, notes, drop-down lists and formats, through openpyxl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from violence_response.register.dictionary import TYPES
from violence_response.register.schema import Column, Table
from violence_response.register.validation import LARGEST_INTEGER

LAST_ROW = 1_048_576
AUTHOR = "Violence Response"
MUST_FILL = PatternFill("solid", fgColor="12436D")
MAY_FILL = PatternFill("solid", fgColor="BBD4EA")
MUST_FONT = Font(name="Arial", size=10, bold=True, color="FFFFFF")
MAY_FONT = Font(name="Arial", size=10, color="0B0C0C")
PLAIN = Font(name="Arial", size=10)
BOLD = Font(name="Arial", size=10, bold=True)
TOP, WRAPPED = Alignment(vertical="top"), Alignment(wrap_text=True, vertical="top")
FORMATS = {"DATE": "yyyy-mm-dd", "TIMESTAMP": "yyyy-mm-dd hh:mm:ss", "DECIMAL": "0.00", "INTEGER": "0", "DOUBLE": "General"}  # fmt: skip  # noqa: E501
"""How cells are formatted. All else is text, so that a spreadsheet makes no date of 2024-25."""
EXAMPLES = {
    "DATE": "a date, such as 2024-11-20",
    "TIMESTAMP": "a date and time, such as 2024-11-20 09:30:00",
    "DECIMAL": "pounds and pence, such as 12000.00",
    "INTEGER": "a whole number",
    "DOUBLE": "a number",
    "BOOLEAN": "true or false",
}
HOW_TO = (
    "Fill in a table from row 2 on. Dark headings must be filled; an empty cell means not stated.",
    "A key that is in the register already changes that row; a new key adds one. Nothing is ever removed.",
    "The sheets Words and Keys say what the words and keys of the drop-down lists mean.",
    "Formulas are taken as text. Nothing is saved before you have seen what would change and said so.",
)


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the drop-down lists are: ranges of terms by vocabulary, and of keys by table."""

    terms: Mapping[str, str]
    keys: Mapping[str, str]


def draw_table(sheet: Worksheet, table: Table, lists: Lists) -> None:
    """The sheet to fill in: headings with notes, formats and drop-down lists; no rows."""
    for place, column in enumerate(table.columns, start=1):
        letter = get_column_letter(place)
        cell = sheet.cell(1, place, column.name)
        cell.fill, cell.font = (MUST_FILL, MUST_FONT) if column.required else (MAY_FILL, MAY_FONT)
        cell.alignment = Alignment(vertical="center")
        note = Comment("\n".join(_note(table, column)), AUTHOR)
        note.width, note.height = 320, 24 + 20 * sum(1 + len(line) // 44 for line in _note(table, column))
        cell.comment = note
        dimension = sheet.column_dimensions[letter]
        dimension.width = max(len(column.name) + 4, 14)
        dimension.number_format = FORMATS.get(column.kind, "@")
        if rule := _rule(column, lists):
            rule.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.add_data_validation(rule)
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "A2"
    _print_on_a_width(sheet)


def _note(table: Table, column: Column) -> list[str]:
    lines = [column.words, "Must be filled." if column.required else "May stay empty."]
    if column.name in table.key:
        lines.append(
            "Part of what names the row." if len(table.key) > 1 else "Names the row; never used again."
        )
    if column.vocabulary:
        lines.append(f"Choose a word of {column.vocabulary} (sheet Words).")
    elif column.references:
        lines.append(f"A key of {column.references} (sheet Keys).")
    elif column.kind in EXAMPLES:
        lines.append(f"Write {EXAMPLES[column.kind]}.")
    return lines


def _rule(column: Column, lists: Lists) -> DataValidation | None:
    """What a cell of the column accepts. A new key is only warned of: it may be on its way in as well."""
    if column.vocabulary:
        place = lists.terms.get(column.vocabulary)
        return _of_list(place, "stop", f"Choose a word of {column.vocabulary}; see the sheet Words.")
    if column.references:
        words = f"This key of {column.references} is not in the register yet. Keep it all the same?"
        return _of_list(lists.keys.get(column.references), "warning", words)
    if column.kind == "BOOLEAN":
        return _of_list('"true,false"', "stop", "Write true or false, or leave the cell empty.")
    limits = {
        "DATE": ("date", "1", "2958465"),
        "TIMESTAMP": ("date", "1", "2958466"),
        "INTEGER": ("whole", str(-LARGEST_INTEGER), str(LARGEST_INTEGER)),
        "DECIMAL": ("decimal", "-999999999999.99", "999999999999.99"),
        "DOUBLE": ("decimal", "-1E+300", "1E+300"),
    }
    if column.kind not in limits:
        return None
    kind, least, most = limits[column.kind]
    rule = DataValidation(type=kind, operator="between", formula1=least, formula2=most, allow_blank=True)
    return _answering(rule, "stop", f"Write {EXAMPLES[column.kind]}, or leave the cell empty.")


def _of_list(place: str | None, style: str, words: str) -> DataValidation | None:
    if place is None:
        return None
    return _answering(DataValidation(type="list", formula1=place, allow_blank=True), style, words)


def _answering(rule: DataValidation, style: str, words: str) -> DataValidation:
    rule.errorStyle, rule.errorTitle, rule.error, rule.showErrorMessage = (
        style,
        "Not one of these",
        words,
        True,
    )
    return rule


def draw_columns(sheet: Worksheet, chosen: Sequence[Table]) -> None:
    """What each column means, and how the workbook is filled in."""
    for row, line in enumerate(HOW_TO, start=1):
        _line(sheet, row, [line])
    row = len(HOW_TO) + 2
    _headings(sheet, row, 1, ["Sheet", "Column", "Must be filled", "What it means", "What to write"])
    for table in chosen:
        row += 1
        _line(sheet, row, [table.name, "", "", table.words, ""], BOLD)
        for column in table.columns:
            row += 1
            must = "yes" if column.required else "no"
            _line(sheet, row, [table.name, column.name, must, column.words, _what_to_write(column)])
    _widths(sheet, (26, 28, 15, 70, 44))


def _what_to_write(column: Column) -> str:
    if column.vocabulary:
        return f"a word of {column.vocabulary}, see the sheet Words"
    if column.references:
        return f"a key of {column.references}, see the sheet Keys"
    return EXAMPLES.get(column.kind, TYPES[column.format or column.kind])


def draw_words(sheet: Worksheet, terms: Mapping[str, list[tuple[str, str, str]]]) -> dict[str, str]:
    """The words of the vocabularies with their meaning; the range of each vocabulary's words comes back."""
    _headings(sheet, 1, 1, ["Vocabulary", "Word to write", "As people read it", "What it means"])
    ranges = {}
    first = 2
    for vocabulary, rows in terms.items():
        for row, cells in enumerate(rows, start=first):
            _line(sheet, row, [vocabulary, *cells])
        ranges[vocabulary] = f"Words!$B${first}:$B${first + len(rows) - 1}"
        first += len(rows)
    _widths(sheet, (26, 30, 34, 80))
    sheet.freeze_panes = "A2"
    return ranges


def draw_keys(sheet: Worksheet, keys: Mapping[str, list[tuple[str, str]]]) -> dict[str, str]:
    """The register's keys with their names, two columns for each table; the range of its keys comes back."""
    ranges = {}
    for place, (table, rows) in enumerate(keys.items()):
        left = 2 * place + 1
        _headings(sheet, 1, left, [f"Key of {table}", "Its name"])
        for number, (key, name) in enumerate(rows, start=2):
            _write(sheet, number, left, key, PLAIN)
            _write(sheet, number, left + 1, name, PLAIN)
        letter = get_column_letter(left)
        if rows:
            ranges[table] = f"Keys!${letter}$2:${letter}${len(rows) + 1}"
    _widths(sheet, (38, 60) * len(keys))
    sheet.freeze_panes = "A2"
    return ranges


def _headings(sheet: Worksheet, row: int, left: int, headings: Sequence[str]) -> None:
    for place, text in enumerate(headings, start=left):
        _write(sheet, row, place, text, BOLD)
        sheet.cell(row, place).fill = MAY_FILL


def _line(sheet: Worksheet, row: int, cells: Sequence[str], font: Font = PLAIN) -> None:
    for place, text in enumerate(cells, start=1):
        _write(sheet, row, place, text, font)


def _write(sheet: Worksheet, row: int, column: int, text: str, font: Font) -> None:
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    # Text that begins like a formula is still text.
    cell.data_type, cell.font = "s", font
    cell.alignment = WRAPPED if column > 1 else TOP


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    _print_on_a_width(sheet)


def _print_on_a_width(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
