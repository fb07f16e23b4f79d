"""Lines that a program writes into a transcript by itself: that somebody began or ended it, and which program made it.

Nobody said them, so they belong to no turn; in the text they stay. Knows nothing of turns.
"""

from __future__ import annotations

import re

_NAMED = r"(?P<who>\S[^\n.?!:]{0,80}?)?\s*"
_BEGAN_OR_ENDED = r"""
    started|stopped|began|ended|paused|resumed
    |startet|startet\ opp|starta|stoppet|stoppa|avsluttet|avslutta|begynte|startede|stoppede|afsluttede
    |startade|stoppade|avslutade|startete|stoppte|beendete
    |(?:a\ )?(?:démarré|commencé|lancé|arrêté|terminé)|inició|detuvo|(?:ha\ )?(?:iniciado|detenido|avviato|interrotto)
    |iniciou|parou|interrompeu|aloitti|lopetti|pysäytti|rozpoczął|rozpoczęła|zatrzymał|zatrzymała
"""
_OF_WHAT = r"""
    transcription|transcribing|transcript|transkripsjon(?:en|a)?|transkribering(?:en|a)?|transkription(?:en)?
    |transskription(?:en)?|transskribering(?:en)?|transcripción|transcrição|trascrizione|transkription|litteroinnin
    |tekstityksen|transkrypcję|transcriptie
"""
_STARTED_OR_STOPPED = re.compile(
    rf"""{_NAMED}(?:
      (?:has\ |have\ |har\ )?(?:{_BEGAN_OR_ENDED})\s+(?:the\ |live\ |die\ |la\ |a\ |l['’])*(?:{_OF_WHAT})
      |hat\ die\ transkription\ (?:gestartet|beendet|gestoppt|angehalten)
      |heeft\ de\ transcriptie\ (?:gestart|gestopt|beëindigd)
    )\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"(?:this\ (?:text|transcript)\ (?:is|was)\ )?(?:automatically\ )?"
    r"(?:transcribed|transcript|transcription|transkribert|transkripsjon|transskriberet|transkriberad)\ "
    r"(?:by|av|af|with|med|using)\ (?:https?://)?[\w.-]{2,30}(?:\ \w{2,12})?/?\.?",
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKS_OF_ITSELF = re.compile(
    r"(?:i|we|you|they|he|she|it|and|then|so|when|jeg|eg|vi|du|de|dei|han|hun|ho|og|så|da|når|jag|och)\b", re.IGNORECASE
)
_TELLING = ("ranscri", "ranskri", "ransskri", "rascri", "itteroi", "ekstity")
"""One of these stands in every such line, with whatever capital it begins."""
_LONGEST = 130


def has_notes(text: str) -> bool:
    """Whether there can be such a line in `text`; quick, for texts in which there is none."""
    return any(telling in text for telling in _TELLING)


def is_note(line: str) -> bool:
    """Whether a program wrote `line`: “Kari Nordmann stopped transcription”, “Transcribed by https://otter.ai”."""
    line = line.strip()
    if not line or len(line) > _LONGEST or not has_notes(line):
        return False
    found = _STARTED_OR_STOPPED.fullmatch(line)
    if found is not None:
        return _SPEAKS_OF_ITSELF.match(found["who"] or "") is None
    return _MADE_BY.fullmatch(line) is not None


def before_notes(text: str, start: int, end: int) -> int:
    """Where the words of text[start:end] end, without the lines of programs at their end."""
    while (line := text.rfind("\n", start, end) + 1) > start:
        if text[line:end].strip() and not is_note(text[line:end]):
            return end
        end = line
        while end > start and text[end - 1].isspace():
            end -= 1
    return end
