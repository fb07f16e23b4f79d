"""The words of the window, in the language of its user.

Every text a person reads goes through `tr`. English is the original; `ui/norwegian.py` has the same
sentences in bokmål. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Mapping

from qda import acts
from qda.errors import SitatError
from qda.model import Act

LANGUAGES = {"en": "English", "nb": "Norsk"}

_catalogue: Mapping[str, str] = {}


def use_language(language: str) -> None:
    """Speak English ("en") or bokmål ("nb") from now on."""
    global _catalogue
    if language == "nb":
        from ui.norwegian import TEXTS

        _catalogue = TEXTS
    else:
        _catalogue = {}


def tr(text: str, /, **facts: object) -> str:
    """`text` in the user's language, with `{names}` in it filled from `facts`."""
    text = _catalogue.get(text, text)
    return text.format(**facts) if facts else text


def plural(count: int, one: str, many: str) -> str:
    """ "1 coding" or "12 codings": `one` and `many` hold `{count}`, which is written with thin spaces."""
    return tr(one if count == 1 else many, count=f"{count:,}".replace(",", "\u202f"))


def act_name(act: Act) -> str:
    """What undo and redo call an act."""
    return acts.filled(tr(acts.WORDS[act.kind][0]), act)


def act_sentence(act: Act) -> str:
    """What the history says of an act."""
    return acts.filled(tr(acts.WORDS[act.kind][1]), act)


def error_sentence(error: SitatError) -> str:
    """What went wrong and what to do, in one sentence."""
    translated = _catalogue.get(error.sentence)
    return translated.format(**error.facts) if translated else str(error)
