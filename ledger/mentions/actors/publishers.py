"""Whose voice a document is: the state whose government publishes it."""

from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary

_OF_GOVERNMENT = frozenset(("GOV", "MIL", "LEG", "ELI"))


def publisher_state(source: str | None, vocab: ActorVocabulary) -> Actor | None:
    """The state whose government publishes under this name, also behind "The"; None for news and for whom nobody knows."""
    body = vocab.actor_named(source.removeprefix("The "), None) if source else None
    return vocab.state_of(body.id) if body and body.sector in _OF_GOVERNMENT else None
