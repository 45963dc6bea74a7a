"""A response document goes in: what an office published, read into fields with a confidence, a page and the
words.

Nothing here writes, asks the network or knows the register: what is known (themes, projects, priorities,
inspections) comes in as `Known`.
"""

from violence_response.documents.known import Known, known_from_frames
from violence_response.documents.model import Reading
from violence_response.documents.reading import read, read_bytes

__all__ = ["Known", "Reading", "known_from_frames", "read", "read_bytes"]
