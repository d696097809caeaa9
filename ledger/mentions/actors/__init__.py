"""Who is named in a text: people, organizations, states, groups and places.

In: a document's text with its sentences, turns and publication date, the vocabulary of seeds/actors/ and, if
there is one, a language model's names. Out: `ActorMention`s with canonical names, and `Doubt`s. Spans are
half-open code-point offsets into the stored text. Cases: tests/corpus/actors.toml. See docs/actors.md.
"""

from ledger.mentions.actors.loading import load
from ledger.mentions.actors.publishers import publisher_state
from ledger.mentions.actors.reading import actors_in
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary

__all__ = ["Actor", "ActorVocabulary", "actors_in", "load", "publisher_state"]
