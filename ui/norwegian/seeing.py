"""Which codings are seen, and where they lie."""

from __future__ import annotations

TEXTS = {
    "All codes": "Alle koder",
    "Which codings are shown": "Hvilke kodinger som vises",
    "Only these codings are shown: {what}": "Bare disse kodingene vises: {what}",
    "Show all codings": "Vis alle kodinger",
    "Codings shown": "Kodinger som vises",
    "Show only …": "Vis bare …",
    "Codes and coders": "Koder og kodere",
    "Coded by": "Kodet av",
    "{name}, ticked": "{name}, avkrysset",
    "{count} coding here": "{count} koding her",
    "{count} codings here": "{count} kodinger her",
}
