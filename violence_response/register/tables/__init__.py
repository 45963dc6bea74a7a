"""Tables as CSV and XLSX: read, checked, compared with the register, saved when a person says so.

Also the templates that an office fills in.
"""

from violence_response.register.tables.planning import (
    PlannedTable,
    RowChange,
    TablePlan,
    plan,
    plan_files,
)
from violence_response.register.tables.saving import counts, in_a_sentence, report, save
from violence_response.register.tables.table_files import is_table_file

__all__ = [
    "PlannedTable",
    "RowChange",
    "TablePlan",
    "counts",
    "in_a_sentence",
    "is_table_file",
    "plan",
    "plan_files",
    "report",
    "save",
]
