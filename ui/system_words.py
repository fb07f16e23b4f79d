"""The words that Qt says of its own, in the language of the window. Qt brings none in bokmål."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QTranslator


class SystemWords(QTranslator):
    """Looks Qt's texts up in a table, wherever in Qt they stand."""

    def __init__(self, words: Mapping[str, str], parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._words = words

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self._words.get(text)

    def isEmpty(self) -> bool:
        return not self._words


_installed: list[SystemWords] = []


def say_in(language: str, app: QCoreApplication) -> None:
    """Let Qt speak English ("en") or bokmål ("nb") from now on."""
    for words in _installed:
        app.removeTranslator(words)
    _installed.clear()
    if language == "nb":
        from ui.norwegian.qt import QT

        _installed.append(SystemWords(QT, app))
        app.installTranslator(_installed[0])
