"""The closed classes of English words that the order of words is read by, and the words of a stretch of text.

In: text and offsets. Out: lower-case words with punctuation. Used by order.py and runs.py. After CGEL 3, 5 and 7.
"""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[,;:()—–“”\"]")
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "'s", "get", "got"))
HAVE = frozenset(("have", "has", "had", "having", "'ve"))
MODAL = frozenset(("will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "to", "did", "does", "do"))
DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "any",
     "no", "each", "every", "new", "recent", "first", "second", "third", "last", "several", "more", "military", "joint",
     "deadly", "major", "fresh", "two", "three")
)  # fmt: skip
PREPOSITIONS = frozenset(
    ("of", "in", "on", "at", "by", "with", "from", "for", "against", "between", "to", "into", "over", "about", "near",
     "after", "before", "during", "under", "toward", "towards", "upon", "among", "through", "as", "following", "amid",
     "without", "despite", "inside", "outside", "since", "until")
)  # fmt: skip
CLOSING = frozenset((",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "that", "which", "who", "but", "if", "because", "while", "when"))
NEW_CLAUSE = frozenset((";", ":", "that", "which", "who", "but", "because", "while", "when", "said", "says", "saying", "where"))
AUXILIARY = BE | HAVE | MODAL | frozenset(("not", "never", "no", "wo", "ca", "won't", "n't"))
JOINING = frozenset(("and", ",", "or", "the", "&"))


def words_of(text: str, start: int, end: int) -> list[str]:
    """The words between two offsets, lower case, punctuation among them."""
    return [match[0].lower().replace("’", "'") for match in WORD.finditer(text, start, end)]
