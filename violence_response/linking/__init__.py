"""Suggested links: interventions, themes and priorities that fit a finding, and findings for an intervention.

`index(database)` makes the index once for each state of the register's texts; `Index.suggest(text, themes)`,
`Index.suggest_for(finding_id)` and `Index.findings_for(intervention_id)` ask it. How well it works was
measured: docs/linking.md. People decide; nothing here writes.
"""

from violence_response.linking.indexing import Index, index
from violence_response.linking.suggestion import LONGEST, METHOD, VERSION, Suggestion, Suggestions

__all__ = ["LONGEST", "METHOD", "VERSION", "Index", "Suggestion", "Suggestions", "index"]
