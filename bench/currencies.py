"""Write seeds/money/currencies.csv, the table of ISO 4217 currencies, from Babel's copy of CLDR.

Run once, and again when Babel is renewed: `python bench/currencies.py > seeds/money/currencies.csv`.
Columns: `code`, `minor` (digits of the minor unit in ISO 4217, also where CLDR prints none), `name` and
`plural` (English, empty where CLDR tells two currencies of one name apart by years), `signs` (separated by
blanks; only what stands for this currency alone anywhere in CLDR), `current` (yes where it is legal tender today)
and `places` (the English names, in lower case and of one word, of the territories whose tender it is, or was if it is none today).
Reading text imports no Babel.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

# Metals, funds, bond units and tests are no money that is given; of the X codes these five are.
SHARED = frozenset({"XAF", "XCD", "XDR", "XOF", "XPF"})
# CLDR gives the digits that are printed; these are where ISO 4217 gives others (table A.1, column 4).
ISO_MINOR = {
    "AFN": 2, "ALL": 2, "COP": 2, "CRC": 2, "HUF": 2, "IDR": 2, "IQD": 3, "IRR": 2, "KPW": 2, "LAK": 2, "LBP": 2, "MGA": 2,
    "MMK": 2, "MUR": 2, "PKR": 2, "RSD": 2, "SOS": 2, "SYP": 2, "TWD": 2, "TZS": 2, "UZS": 2, "YER": 2, "AMD": 2, "CZK": 2,
    "GYD": 2, "MNT": 2, "NOK": 2, "SEK": 2, "SLL": 2, "SLE": 2,
}  # fmt: skip


def tender() -> dict[str, list[str]]:
    """The territories in which each currency is legal tender today."""
    found: dict[str, list[str]] = defaultdict(list)
    for territory in get_global("territory_currencies"):
        for code in get_territory_currencies(territory):
            found[code].append(territory)
    return found


def symbols(code: str, territories: Iterable[str]) -> set[str]:
    """How a currency is written in English and in the official languages of its territories."""
    found = {get_currency_symbol(code, "en")}
    for territory in territories:
        for language in get_official_languages(territory):
            try:
                found.add(get_currency_symbol(code, Locale.parse(f"{language}_{territory}")))
            except (UnknownLocaleError, ValueError):
                continue
    return {symbol for symbol in (s.replace("\u200f", "").strip() for s in found) if distinct(symbol, code)}


def distinct(symbol: str, code: str) -> bool:
    """Whether a symbol is safe to read in English prose: no code, no one or two plain letters ("Le", "DA", "P")."""
    letters = symbol.isascii() and symbol.isalpha() and len(symbol) <= 2
    return symbol.isprintable() and symbol not in (code, "", "¤") and not letters


def places(code: str, now: Iterable[str]) -> list[str]:
    """The one-word English names of the territories in which a currency is legal tender; where it was, if it is none today."""
    names = Locale("en").territories
    history = get_global("territory_currencies").items()
    held = list(now) or [territory for territory, spans in history if any(span[0] == code for span in spans)]
    return sorted({name.lower() for name in (names.get(territory, "") for territory in held) if name.isalpha()})


def named(code: str, count: int) -> str:
    """Its English name, empty where it is only told apart by years in brackets."""
    name = get_currency_name(code, count=count, locale="en")
    return "" if "(" in name or name == code else name


def main() -> None:
    """Print the table."""
    now = tender()
    fractions = get_global("currency_fractions")
    known = map(str, Locale("en").currencies)
    codes = sorted(code for code in known if not code.startswith("X") or code in SHARED)
    signs = {code: symbols(code, now.get(code, ())) for code in codes}
    owners: dict[str, set[str]] = defaultdict(set)
    for code, written in signs.items():
        for sign in written:
            owners[sign].add(code)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("code", "minor", "name", "plural", "signs", "current", "places"))
    for code in codes:
        own = sorted(sign for sign in signs[code] if len(owners[sign]) == 1 and " " not in sign and "\xa0" not in sign)
        minor = ISO_MINOR.get(code, fractions.get(code, fractions["DEFAULT"])[0])
        where = " ".join(places(code, now.get(code, ())))
        rows.writerow((code, minor, named(code, 1), named(code, 2), " ".join(own), "yes" if code in now else "no", where))


if __name__ == "__main__":
    main()
