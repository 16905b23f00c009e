"""The nouns of Headwater: what flows between the stages.

A *report* contains *statements*. A statement is credited to a *source* through a chain of
*attributions* and expresses a *claim*. A claim rests on *origins*. Reports descend from
one another by *derivations*. A *dossier* gathers all of it for one *story*.

Everything here is frozen and compares by value. Nothing here reads files, clocks or models.
"""

from headwater.model.claim import Agreement, Claim, Comparison, Drift, DriftKind, Matches
from headwater.model.contest import Contender, Contest
from headwater.model.dossier import Dossier
from headwater.model.grade import Grade, tag_letter
from headwater.model.ids import ClaimId, EntityId, ReportId, StatementId, StoryId, content_key
from headwater.model.judgement import Judgement, Ruling, in_force
from headwater.model.lineage import (
    Brief,
    Derivation,
    DerivationKind,
    Lineage,
    Overlap,
    UnseenReport,
)
from headwater.model.mention import (
    Bound,
    Entity,
    Mention,
    Place,
    Precision,
    Quantity,
    SourceKind,
    When,
)
from headwater.model.origin import Corroboration, Estimate, Hop, Node, NodeKind, Origin
from headwater.model.reason import Reason
from headwater.model.report import (
    Basis,
    Capture,
    Clock,
    Original,
    Outline,
    Rejected,
    Report,
    Story,
    Zone,
    ZoneKind,
    report_id,
)
from headwater.model.span import Passage, Span
from headwater.model.statement import (
    Act,
    Attribution,
    Certainty,
    Credit,
    Statement,
    Voice,
    statement_id,
)

__all__ = [
    "Act",
    "Agreement",
    "Attribution",
    "Basis",
    "Bound",
    "Brief",
    "Capture",
    "Certainty",
    "Claim",
    "ClaimId",
    "Clock",
    "Comparison",
    "Contender",
    "Contest",
    "Corroboration",
    "Credit",
    "Derivation",
    "DerivationKind",
    "Dossier",
    "Drift",
    "DriftKind",
    "Entity",
    "EntityId",
    "Estimate",
    "Grade",
    "Hop",
    "Judgement",
    "Lineage",
    "Matches",
    "Mention",
    "Node",
    "NodeKind",
    "Origin",
    "Original",
    "Outline",
    "Overlap",
    "Passage",
    "Place",
    "Precision",
    "Quantity",
    "Reason",
    "Rejected",
    "Report",
    "ReportId",
    "Ruling",
    "SourceKind",
    "Span",
    "Statement",
    "StatementId",
    "Story",
    "StoryId",
    "UnseenReport",
    "Voice",
    "When",
    "Zone",
    "ZoneKind",
    "content_key",
    "in_force",
    "report_id",
    "statement_id",
    "tag_letter",
]
