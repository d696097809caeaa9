"""The EDTF of a date under its preposition, and of two dates that are the ends of one time."""

from datetime import date, timedelta

from ledger.mentions.dates.edtf import edtf_bounds


def bounded(edtf: str, relation: str | None) -> str:
    """A date open where its preposition leaves it open, or marked as approximate or uncertain."""
    first, _, last = edtf.partition("/")
    match relation:
        case "since":
            return f"{first}/.."
        case "until" | "by":
            return f"../{last or first}"
        case "before" | "after":
            return _outside(edtf, relation)
        case "circa" if not last:
            return f"{edtf}~"
        case "uncertain" if not last:
            return f"{edtf}?"
    return edtf


def joined(one: str | None, other: str | None, link: str | None) -> str | None:
    """ "from 2014 to 2019" as 2014/2019, "March 3 or 4" as [2021-03-03,2021-03-04]; None where the two are no such ends."""
    if one is None or other is None:
        return None
    if link == "or":
        return f"[{one},{other}]" if "/" not in one + other and one < other else None
    whole = f"{one.partition('/')[0]}/{other.rpartition('/')[2]}"
    try:
        first_day, end_day = edtf_bounds(whole)
    except ValueError:
        return None
    return whole if first_day and end_day and edtf_bounds(one)[0] != edtf_bounds(other)[0] else None


def _outside(edtf: str, relation: str) -> str:
    """All days before, or after, those of a closed EDTF."""
    first_day, end_day = edtf_bounds(edtf)
    if relation == "before" and first_day and first_day > date.min:
        return f"../{first_day - timedelta(days=1)}"
    return f"{end_day}/.." if relation == "after" else edtf
