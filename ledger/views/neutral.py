"""Text from documents made harmless to a terminal: what would steer it is shown instead of obeyed.

C0 and C1 controls (so also ESC and the sequences it opens), DEL, and the marks that turn the direction
of writing become visible escapes such as \\x1b and \\u202e. Letters of every script are left alone.
Source of the list: Unicode 15, general category Cc; UAX #9, explicit formatting characters.
"""

from types import MappingProxyType

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKING = (0x2028, 0x2029)

_VISIBLE = MappingProxyType({code: f"\\x{code:02x}" for code in _CONTROLS} | {code: f"\\u{code:04x}" for code in (*_TURNING, *_BREAKING)})
_VISIBLE_LINES = MappingProxyType({code: shown for code, shown in _VISIBLE.items() if code != 0x0A})
_JSON = MappingProxyType({code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *_TURNING, *_BREAKING)})
_SHORT = MappingProxyType({ord(char): f"\\{letter}" for char, letter in zip('"\\\b\f\n\r\t', '"\\bfnrt', strict=True)})
_JSON_STRING = MappingProxyType({code: f"\\u{code:04x}" for code in range(0x20)} | dict(_JSON) | dict(_SHORT))


def one_line(text: str) -> str:
    """The text on one line, runs of blanks as one blank, controls made visible."""
    return " ".join(text.split()).translate(_VISIBLE)


def lines(text: str) -> str:
    """The text with its line ends, all other controls made visible."""
    return text.replace("\r\n", "\n").replace("\t", " ").translate(_VISIBLE_LINES)


def json_text(encoded: str) -> str:
    """Encoded JSON that says the same with controls beyond ASCII and turning marks as escapes."""
    return encoded.translate(_JSON)


def json_string(text: str) -> str:
    """The text as a JSON string: what `json_text` makes of `json.dumps(text, ensure_ascii=False)`, without importing json (3 ms)."""
    return f'"{text.translate(_JSON_STRING)}"'
