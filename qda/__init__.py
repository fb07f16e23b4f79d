"""Sitat's core: everything about a study, and nothing about windows.

Usable from a script: ``from qda.project import Project``.
"""

__version__ = "0.1.0"
