"""Text: which runs of a document count, who speaks in them, and where their sentences are.

In: the stored text and the rules of seeds/chrome/. Out: Passages, Turns and Sentences, all half-open
spans into that text; nothing is rewritten, nothing raises on text.
"""

from ledger.text.chrome import ChromeRules, LineRule, load_chrome
from ledger.text.passages import passages_of
from ledger.text.sentences import sentences_of
from ledger.text.turns import turns_of

__all__ = ["ChromeRules", "LineRule", "load_chrome", "passages_of", "sentences_of", "turns_of"]
