"""Time expressions: found by our own grammar, anchored in the document, written as TIMEX3 and EDTF.

vocabulary  the words of seeds/dates/          tokens    a sentence as words and numbers
grammar     which rules are tried where        explicit, years, relative, durations, clock   the rules
resolve     values anchored in their frame     context   relation, tense, narrative
timex       TIMEX3 and EDTF of a value         edtf      the days that an EDTF bounds
"""

from ledger.mentions.dates.edtf import edtf_bounds
from ledger.mentions.dates.reading import dates_in
from ledger.mentions.dates.vocabulary import DateVocabulary, load

__all__ = ["DateVocabulary", "dates_in", "edtf_bounds", "load"]
