from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qda.model import Span
from ui.transcript.page import CODE_MIME, SPAN_MIME, Page
from ui.transcript.view import TranscriptView

from .conftest import Interview


@pytest.fixture
def page(view: TranscriptView) -> Page:
    return view.page
