"""From bytes to text without losing a character.

In: the bytes of a file or stream. Out: its text, verbatim except that a byte order mark is dropped;
line ends stay as they are. The order: a byte order mark, the encoding that the document declares,
UTF-8, windows-1252 for a text that is nearly all ASCII, then charset-normalizer's guess. Every
decoding is strict. Bytes that are mostly UTF-8 with a broken place are damaged, not some other
encoding: guessing would turn every dash of them into three wrong letters.
"""

import codecs
import re

from ledger.errors import DocumentUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read the Latin-1 family as windows-1252 (WHATWG Encoding Standard, "names and labels").
_WESTERN = ("ascii", "us-ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1")
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|iso-?8859-\d{1,2}|(?:windows-|cp)125\d|koi8-[ru]"
    r"|gb(?:k|2312|18030)|big5|shift_jis|euc-(?:jp|kr)|macintosh"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_PER_TEXT = 100
_HIGH_BYTES_PER_WESTERN = 20
_TO_TEXT = "convert it to text first (a PDF with pdftotext, a Word file with pandoc)"


def text_of(data: bytes, place: str, declared: str | None = None) -> str:
    """The bytes as text.

    Raises DocumentUnreadable for binary data (a NUL byte, or one control character in a hundred) and
    for bytes in no encoding that can be told, with the offset of the first byte that is not UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding, place, len(mark)), place)
    nul = data.find(b"\0")
    if nul >= 0:
        raise DocumentUnreadable(place, f"binary data, not text (byte {nul} is NUL)", _TO_TEXT)
    return _checked(_as_declared(data, declared) or _as_told(data, place), place)


def _strict(data: bytes, encoding: str, place: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start + skipped} is not {encoding.upper()}, which its byte order mark declares"
        raise DocumentUnreadable(place, wrong, "save the document as UTF-8") from error


def _as_declared(data: bytes, declared: str | None) -> str | None:
    name = (declared or "").strip().lower()
    encoding = "windows-1252" if name in _WESTERN else name
    if not _KNOWN.fullmatch(encoding):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_told(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = None if _is_damaged_utf8(data) else _as_western(data) or _guess(data)
        if guess is None:
            wrong = f"byte {error.start} is not UTF-8, and no other encoding fits"
            raise DocumentUnreadable(place, wrong, "save the document as UTF-8") from error
        return guess


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether sound UTF-8 sequences outnumber the broken places, as they never do in another encoding."""
    decoded = data.decode("utf-8", "replace")
    broken = decoded.count("\ufffd")
    sound = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", decoded))
    return sound >= broken


def _as_western(data: bytes) -> str | None:
    """The text in windows-1252, when at most one byte in twenty is not ASCII.

    So few accents, dashes and quotes are English prose; on so little charset-normalizer guesses Baltic.
    """
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high * _HIGH_BYTES_PER_WESTERN > len(data):
        return None
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> str | None:
    import charset_normalizer  # noqa: PLC0415  (30 ms, and only for what is not UTF-8)

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str, place: str) -> str:
    if "\0" in text or len(_CONTROL.findall(text)) * _CONTROLS_PER_TEXT > len(text):
        raise DocumentUnreadable(place, "binary data, not text (control characters)", _TO_TEXT)
    return text
