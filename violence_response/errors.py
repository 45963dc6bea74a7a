"""Every error a person may read: one class each, and its docstring is the sentence that is printed.

Braces in a docstring are filled from the keyword arguments, so that the sentence can name the value that was
wrong.
`violence_response.database` translates the engine's errors into these; the command line and the pages print
them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class ViolenceResponseError(Exception):
    """Something went wrong: {problem}."""

    def __init__(self, **details: Any) -> None:
        self.details = details
        # A long sentence runs over several lines in the code, and is one line where it is read.
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**details))


class SettingWrong(ViolenceResponseError):
    """The setting {name} is "{value}", which is not {expected}; correct it in the environment and start
    again."""


class RegisterMissing(ViolenceResponseError):
    """There is no register at {path}; run "violence-response build" to make it from the data folder."""


class RegisterLocked(ViolenceResponseError):
    """The register {path} is open in another process{holder}; close that one (or stop the dashboard) and try
    again."""


class RegisterUnreadable(ViolenceResponseError):
    """The file {path} is not a register that can be read ({reason}); it was left as it is: restore a backup from {backups}, or move it away and build again."""  # noqa: E501 - one sentence, as the user reads it


class RegisterTooNew(ViolenceResponseError):
    """The register {path} was last used by a newer version of this program (its tables are at step {found}, this program knows {known}); update the program and try again."""  # noqa: E501 - one sentence, as the user reads it


class RegisterNotWritable(ViolenceResponseError):
    """The folder {path} cannot be written to ({reason}); choose another with VIOLENCE_RESPONSE_HOME."""


class MigrationFailed(ViolenceResponseError):
    """Bringing the register {path} up to date stopped at step {step} ({reason}); nothing was changed, and a copy from before is in {backup}."""  # noqa: E501 - one sentence, as the user reads it


class DataFolderMissing(ViolenceResponseError):
    """There is no data folder at {path}; name one that holds the register's CSV files with --data."""


class OutlinesUnreadable(ViolenceResponseError):
    """The map is left out: the file {path} has no outlines that can be read ({reason}); make it again with "python -m benchmarks.outlines", or move it away."""  # noqa: E501 - one sentence, as the user reads it


class ExportRefused(ViolenceResponseError):
    """The folder {path} cannot take the export ({reason}); name an empty or new folder."""


class QueryFileIllFormed(ViolenceResponseError):
    """The query file {path}, line {line}, cannot be used: {problem}."""


class QueryUnknown(ViolenceResponseError):
    """There is no query called "{name}"; {suggestion}."""


class QueryParameterWrong(ViolenceResponseError):
    """The query {query} cannot be run: {problem}."""


class QueryFailed(ViolenceResponseError):
    """The database refused a statement: {reason}."""


class ChecksFailed(ViolenceResponseError):
    """The register has {count} {rows} that a check does not accept ({first}); correct them and try again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a table that somebody wants to add.

    `row` counts as a spreadsheet does (the header is row 1, so the first data row is row 2); 0 means the file
    as a whole.
    """

    file: str
    row: int
    column: str
    value: str
    advice: str

    def __str__(self) -> str:
        place = (
            self.file
            + (f", row {self.row}" if self.row else "")
            + (f", {self.column}" if self.column else "")
        )
        return f"{place}: {self.advice}"


class FaultsFound(ViolenceResponseError):
    """{count} {faults} found, nothing was changed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        noun = "fault was" if len(self.faults) == 1 else "faults were"
        super().__init__(count=len(self.faults), faults=noun)


class DocumentMissing(ViolenceResponseError):
    """There is no file at {path} that can be opened ({reason}); check the name and try again."""


class DocumentEmpty(ViolenceResponseError):
    """The file "{name}" is empty; fetch the document again."""


class DocumentTooLarge(ViolenceResponseError):
    """The file "{name}" is too large to be a response ({found}, the limit is {limit}); cut it down to the response and try again."""  # noqa: E501 - one sentence, as the user reads it


class DocumentNotAsNamed(ViolenceResponseError):
    """The file "{name}" is not what its ending says: inside it is {found}; give it the right ending or save it as one of {endings}."""  # noqa: E501 - one sentence, as the user reads it


class DocumentKindUnknown(ViolenceResponseError):
    """The file "{name}" is {found}, which is not read here; save it as one of {endings}."""


class DocumentLocked(ViolenceResponseError):
    """The file "{name}" is protected with a password; save a copy without one and try again."""


class DocumentUnsafe(ViolenceResponseError):
    """The file "{name}" was not opened because it {reason}; ask who sent it for a plain copy."""


class DocumentDamaged(ViolenceResponseError):
    """The file "{name}" cannot be read ({reason}); fetch it again."""


class DocumentWithoutText(ViolenceResponseError):
    """No words could be read in "{name}"; find a clearer copy or type the response in."""


class ScanReaderMissing(ViolenceResponseError):
    """The file "{name}" is a scan and the program that reads scans is not installed; install Tesseract with its English language data (on Debian or Ubuntu: apt install tesseract-ocr) and try again."""  # noqa: E501 - one sentence, as the user reads it


class DocumentNotAResponse(ViolenceResponseError):
    """The file "{name}" does not look like a response to an inspection ({missing}); check that it is the right document."""  # noqa: E501 - one sentence, as the user reads it


class BriefingSubjectMissing(ViolenceResponseError):
    """A briefing needs a subject; name one with --inspection, --theme, --priority, --area or --finding, or ask for the whole register with --all."""  # noqa: E501 - one sentence, as the user reads it


class BriefingSubjectUnknown(ViolenceResponseError):
    """The register holds no {subject} with the key "{key}"; {suggestion}."""


class BriefingKindUnfit(ViolenceResponseError):
    """The {kind} cannot be made for this subject; {advice}."""


class BriefingNotWritten(ViolenceResponseError):
    """The briefing could not be written to {path} ({reason}) and left nothing there; choose another place."""


class LogoUnusable(ViolenceResponseError):
    """The logo {path} cannot be used ({reason}); correct VIOLENCE_RESPONSE_LOGO, or leave it out."""


class TemplateUnusable(ViolenceResponseError):
    """The Word template {path} cannot be used ({reason}); correct VIOLENCE_RESPONSE_TEMPLATE, or leave it
    out."""


class QuestionRefused(ViolenceResponseError):
    """This question was not run: {reason}."""


class QuestionWrong(ViolenceResponseError):
    """The question cannot be read{place}: {problem}."""


class QuestionTooLong(ViolenceResponseError):
    """The question was stopped after {seconds} seconds; ask for less, for instance by a narrower WHERE or a GROUP BY."""  # noqa: E501 - one sentence, as the user reads it


class QuestionTooLarge(ViolenceResponseError):
    """The question was stopped because it needed more memory than one question may have ({memory}); ask for fewer rows or shorter texts."""  # noqa: E501 - one sentence, as the user reads it


class QuestionStopped(ViolenceResponseError):
    """The question was stopped before its answer was ready; ask it again when you want it."""


class ConsoleBusy(ViolenceResponseError):
    """Other people's questions are still running; please ask again in a few seconds."""


class FrameUnknown(ViolenceResponseError):
    """There is nothing published under the name "{name}"; {suggestion}."""


class RecordingRefused(ViolenceResponseError):
    """Nothing was recorded: {reason}."""


class RecordingUnknown(ViolenceResponseError):
    """The recording "{recording_id}" cannot be undone: {problem}."""


class ChangedMeanwhile(ViolenceResponseError):
    """Nothing was recorded, because {row} was changed meanwhile{who}{when} ({what}); look at it again and decide again."""  # noqa: E501 - one sentence, as the user reads it


class NotAllowed(ViolenceResponseError):
    """Only {needed} may do this, and {has}, so nothing was done; ask {contact} if you need to."""


class NotSignedIn(NotAllowed):
    """Only {needed} may do this, and you are not signed in or your sign-in has ended, so nothing was done; sign in and try again."""  # noqa: E501 - one sentence, as the user reads it


class SignInWrong(ViolenceResponseError):
    """Signing in is not set up rightly, so nobody can be let in: in .streamlit/secrets.toml {problem}; docs/signing-in.md says what has to be there."""  # noqa: E501 - one sentence, as the user reads it


class TableTooLarge(ViolenceResponseError):
    """The file "{name}" is too large to be added here ({found}, the limit is {limit}); split it, or save it in the data folder and build the register."""  # noqa: E501 - one sentence, as the user reads it


class TableUnclear(ViolenceResponseError):
    """The file "{name}" cannot be added: {reason}; name the file or the sheet after its table, such as grants, or start from a template."""  # noqa: E501 - one sentence, as the user reads it


class TableUnknown(ViolenceResponseError):
    """There is no table called "{name}" that rows can be added to; {suggestion}."""


class TemplatesRefused(ViolenceResponseError):
    """The folder {path} cannot take the templates ({reason}); name an empty or new folder."""


class RowUnknown(ViolenceResponseError):
    """There is no {kind} "{key}" in the register; {suggestion}."""


class LinkTextUnusable(ViolenceResponseError):
    """The text cannot be used to suggest links: {problem}."""


class LinkRefused(ViolenceResponseError):
    """The calendar link was left as it is, because {problem}."""


class AddressWrong(ViolenceResponseError):
    """The digest was not sent, because "{value}" is not an e-mail address; correct it and try again."""


class DigestNotSent(ViolenceResponseError):
    """The digest was sent to nobody, because {reason}; the next one will list the same changes. Correct it and try again."""  # noqa: E501 - one sentence, as the user reads it


class DigestNotSaved(ViolenceResponseError):
    """The digest could not be saved in {path} ({reason}); name another folder."""


class DayAhead(ViolenceResponseError):
    """The digest cannot begin on {day}, which lies ahead; name an earlier day."""


def opening_error(text: str, path: Path | str, backups: Path | None) -> ViolenceResponseError:
    """What the engine's message, when it cannot open the file at `path`, means to the reader."""
    if "Could not set lock" in text or "already attached" in text or "being used by another process" in text:
        holder = re.search(r"\(PID (\d+)\)", text)
        return RegisterLocked(path=path, holder=f" (number {holder.group(1)})" if holder else "")
    if "Permission denied" in text or "Read-only file system" in text:
        return RegisterNotWritable(path=Path(path).parent, reason="permission denied")
    if Path(path).is_dir():
        reason = "it is a folder"
    elif Path(path).is_file() and Path(path).stat().st_size == 0:
        reason = "it is empty"
    elif "not a valid DuckDB database file" in text:
        reason = "it is not a DuckDB file"
    elif "version" in text and "newer" in text:
        reason = "it was written by a newer version of DuckDB"
    elif "Could not read enough bytes" in text or "checksum" in text.lower() or "Corrupt" in text:
        reason = "it is cut short or damaged"
    else:
        reason = text.split("\n", maxsplit=1)[0].removeprefix("IO Error: ")
    return RegisterUnreadable(path=path, reason=reason, backups=backups or "your own copies")
