"""The head of a page: a policy that allows its own style and script, named by their digests, and nothing else."""

import base64
import hashlib

from ledger.views.page.escaping import escaped


def head_html(title: str, style: str, script: str | None) -> tuple[str, ...]:
    """From the doctype to the end of the head; `script` is the text of the script that the body will hold, if any."""
    own = f"style-src '{_digest(style)}'; " + (f"script-src '{_digest(script)}'; " if script is not None else "")
    policy = f"default-src 'none'; {own}img-src data:; base-uri 'none'; form-action 'none'"
    return (
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<title>{escaped(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
