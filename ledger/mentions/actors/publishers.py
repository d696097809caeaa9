"""Whose voice a document is: the state whose government publishes it."""

from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary

_OF_GOVERNMENT = frozenset(("GOV", "MIL", "LEG", "ELI"))


def publisher_state(source: str | None, vocab: ActorVocabulary) -> Actor | None:
    """The state whose government publishes under this name; None for news and for whom the vocabulary does not know."""
    body = vocab.actor_named(source, None) if source else None
    return vocab.state_of(body.id) if body and body.sector in _OF_GOVERNMENT else None
