"""The terms of the language, and the values of those whose values are a closed list.

The values are those of `ledger.model` and schema/ledger.sql, in lower case as they are typed; a test holds
them together. They are written out here, so that a reader does not pay for importing the model.
"""

from collections.abc import Mapping
from types import MappingProxyType

KINDS = (
    "agree", "consult", "support", "cooperate", "aid", "yield", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault", "other",
)  # fmt: skip
STANDINGS = ("accepted", "rejected")
STATUSES = ("done", "begun", "planned", "conditional", "refused", "hypothetical")

LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kind": KINDS,
        "modality": ("asserted", "planned", "requested", "denied", "reported"),
        "status": (*STATUSES, *STANDINGS),
        "stage": (
            "request", "pledge", "appropriation", "authority", "announcement", "allocation",
            "commitment", "disbursement", "expenditure", "delivery", "repayment",
        ),
        "basis": ("increment", "cumulative", "ceiling"),
        "purpose": ("military", "humanitarian", "financial", "other"),
        "instrument": (
            "grant", "loan", "guarantee", "export_credit", "drawdown", "procurement", "in_kind", "debt_relief", "budget", "other",
        ),
        "nature": ("aid", "domestic", "contract", "price", "damage", "fine", "asset", "statistic", "other"),
    }
)  # fmt: skip
SIDES = ("actor", "from", "to")
TERMS = (*SIDES, "date", "money", "source", "document", *LISTS, "not")

# What people write for a term that has another name here, and what to write.
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "who": "actor:NAME", "by": "from:NAME", "provider": "from:NAME", "recipient": "to:NAME",
        "since": "date:2021-08.. for all from then on", "until": "date:..2021-08 for all up to then", "when": "date:2021-08",
        "year": "date:2021", "type": "kind:aid", "amount": "money:>=50m", "sum": "money:>=50m", "currency": "money:USD",
        "text": "the words alone, or \"a phrase\"", "publisher": "source:NAME", "title": "document:\"words of the title\"",
        "doc": "document:ID", "id": "`ledger show ID` for one event",
    }
)  # fmt: skip
PLACE = (
    "the ledger does not hold yet where a thing happened",
    "write the place's name for sentences that have it, or actor:NAME where it takes part",
)
