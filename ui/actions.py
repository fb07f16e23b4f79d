"""Every command of the window in one table: menus, shortcuts, tool tips and the command palette are made from it.

Knows what commands there are, not what they do: a handler is the path of a method from the main window.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    """When a command can be given."""

    ALWAYS = "always"
    PROJECT = "a project is open"
    WRITABLE = "the project can be changed"
    DOCUMENT = "a document is in hand"
    DOCUMENT_WRITABLE = "a document is in hand and can be changed"
    PASSAGE = "a passage is selected"
    CODEABLE = "a passage is selected and can be coded"
    CODING = "a coding is selected and can be changed"
    UNDOABLE = "there is something to undo"
    REDOABLE = "there is something to redo"


@dataclass(frozen=True, slots=True)
class Action:
    """A command. `text` is English (translated where shown); `shortcut` as Qt writes it ("Ctrl+Shift+E")."""

    id: str
    text: str
    handler: str
    menu: str
    """A menu of `MENUS`, or one inside it: "File/Export"."""
    shortcut: str = ""
    icon: str = ""
    when: When = When.ALWAYS
    line_before: bool = False
    """Whether a separator stands before it in the menu."""
    key: str = ""
    """A key that the transcript itself listens to, shown in the menu: "Enter"."""
    in_transcript: bool = False
    """Whether the shortcut is the transcript's alone: elsewhere the same keys mean something else."""
    sets: str = ""
    """The setting a command sets instead of calling a handler: "theme=dark". It is ticked where that is so."""
    opens: str = ""
    """The workspace a command brings to the front."""
    folds: str = ""
    """The panel a command folds away or brings back. It is ticked while the panel is there."""


MENUS = ("File", "Edit", "Document", "Code", "Go", "Report", "View", "Help")

_RECENT = "Open recent"
RECENT_MENU = f"File/{_RECENT}"
"""Filled with the projects opened before."""


def _file() -> tuple[Action, ...]:
    project, writable = When.PROJECT, When.WRITABLE
    return (
        Action("file.new", "New project…", "projects.ask_new", "File", "Ctrl+N", "file-plus"),
        Action("file.open", "Open…", "projects.ask_open", "File", "Ctrl+O", "folder-open"),
        Action("file.recent", _RECENT, "", RECENT_MENU),
        Action("file.sample", "Sample project…", "projects.ask_sample", "File", "", "compass"),
        Action("import.transcripts", "Import transcripts…", "imports.ask_transcripts", "File", "Ctrl+I",
               "download-simple", writable, line_before=True),
        Action("import.folder", "Import folder…", "imports.ask_folder", "File", "", "folder-open", writable),
        Action("import.guide", "Interview guide…", "imports.ask_guide", "File/Import", "", "list-numbers", writable),
        Action("import.codebook", "Codebook…", "imports.ask_codebook", "File/Import", "", "book-open", writable),
        Action("import.cases", "Table of cases…", "imports.ask_cases", "File/Import", "", "table", writable),
        Action("import.interviews", "Table of interviews…", "imports.ask_interviews", "File/Import", "", "users",
               writable),
        Action("import.survey", "Survey…", "imports.ask_survey", "File/Import", "", "clipboard-text", writable),
        Action("import.codings", "Codings…", "imports.ask_codings", "File/Import", "", "tag", writable),
        Action("import.comments", "Comments from Word…", "imports.ask_comments", "File/Import", "", "chat-text",
               writable),
        Action("export.synthesis", "Synthesis…", "exports.ask_synthesis", "File/Export", "Ctrl+E", "article", project),
        Action("export.quotes", "Quotes by code…", "exports.ask_quotes", "File/Export", "", "quotes", project),
        Action("export.listed", "Quotes as listed…", "exports.ask_listed", "File/Export", "", "funnel", project),
        Action("export.transcript", "Coded transcripts…", "exports.ask_transcripts", "File/Export", "", "chat-text",
               project),
        Action("export.codebook", "Codebook…", "exports.ask_codebook", "File/Export", "", "book-open", project),
        Action("export.grid", "Grid…", "exports.ask_grid", "File/Export", "", "grid-four", project),
        Action("export.codings", "Codings…", "exports.ask_codings", "File/Export", "", "tag", project),
        Action("export.memos", "Memos…", "exports.ask_memos", "File/Export", "", "note-pencil", project),
        Action("export.sample", "Sample…", "exports.ask_sample", "File/Export", "", "users-three", project),
        Action("export.survey", "Survey…", "exports.ask_survey", "File/Export", "", "clipboard-text", project),
        Action("export.history", "History…", "exports.ask_history", "File/Export", "", "clock-counter-clockwise",
               project),
        Action("file.pseudonyms", "Pseudonymise…", "pseudonyms.ask", "File/Pseudonyms", "", "eye-slash", writable),
        Action("file.leaks", "Search for names left…", "pseudonyms.ask_leaks", "File/Pseudonyms", "", "shield-check",
               project),
        Action("file.real_names", "Put real names back…", "pseudonyms.ask_back", "File/Pseudonyms", "", "key",
               project),
        Action("file.settings", "Project settings…", "projects.show_settings", "File", "", "gear", writable,
               line_before=True),
        Action("file.close", "Close project", "projects.close", "File", "Ctrl+W", "x", project),
        Action("file.quit", "Quit", "close", "File", "Ctrl+Q", "sign-out", line_before=True),
    )  # fmt: skip


def _edit() -> tuple[Action, ...]:
    return (
        Action("edit.undo", "Undo", "session.undo", "Edit", "Ctrl+Z", "arrow-counter-clockwise", When.UNDOABLE),
        Action("edit.redo", "Redo", "session.redo", "Edit", "Ctrl+Shift+Z", "arrow-clockwise", When.REDOABLE),
        Action("edit.redo_all", "Redo all", "going.redo_all", "Edit", "", "arrow-clockwise", When.REDOABLE),
        Action("edit.copy", "Copy with attribution", "coding.passages.copy_with_attribution", "Edit",
               "Ctrl+Shift+C", "copy",
               When.PASSAGE, line_before=True),
        Action("memo.new", "New memo", "new_memo", "Edit", "Ctrl+Shift+M", "note-pencil", When.WRITABLE,
               line_before=True),
        Action("edit.search", "Search for words…", "searching.begin", "Edit", "Ctrl+F", "magnifying-glass",
               When.PROJECT, line_before=True),
        Action("edit.next_hit", "Next hit", "searching.next_hit", "Edit", "F3", "caret-down", When.PROJECT),
        Action("edit.previous_hit", "Previous hit", "searching.previous_hit", "Edit", "Shift+F3", "caret-up",
               When.PROJECT),
        Action("edit.find", "Go to anything…", "show_palette", "Edit", "Ctrl+K", "navigation-arrow", line_before=True),
    )  # fmt: skip


def _document() -> tuple[Action, ...]:
    document, writable = When.DOCUMENT, When.DOCUMENT_WRITABLE
    return (
        Action("document.read", "Mark as read", "coding.document.toggle_read", "Document", "Ctrl+D",
               "check-circle", writable),
        Action("document.rename", "Rename…", "coding.rename_document", "Document", "", "pencil-simple", writable),
        Action("document.case", "Put into case…", "coding.document.put_into_case", "Document", "", "folder-simple",
               writable),
        Action("document.match", "Match to the guide again", "coding.document.match_again", "Document", "",
               "arrows-clockwise",
               writable),
        Action("guide.edit", "Interview guide…", "show_guide", "Document", "", "list-numbers", When.PROJECT),
        Action("guide.review", "Review the matching…", "review_matching", "Document", "", "checks", When.PROJECT),
        Action("document.memo", "Memo on the document", "coding.passages.write_document_memo", "Document", "",
               "note-pencil",
               writable),
        Action("document.correct", "Correct in place", "coding.correcting.correct", "Document", "F4", "text-t",
               writable, line_before=True),
        Action("document.replace", "Replace text…", "coding.correcting.ask_replacement", "Document", "",
               "file-arrow-up", writable),
        Action("document.next", "Next document", "coding.document.next", "Document", "Ctrl+PgDown", "arrow-down",
               document, line_before=True),
        Action("document.previous", "Previous document", "coding.document.previous", "Document", "Ctrl+PgUp",
               "arrow-up", document),
        Action("case.new", "New case", "coding.new_case", "Document", "", "folder-simple-plus", When.WRITABLE,
               line_before=True),
        Action("case.table", "Cases and attributes…", "coding.show_cases", "Document", "", "table", When.PROJECT),
        Action("document.delete", "Delete document", "coding.document.delete", "Document", "", "trash", writable,
               line_before=True),
    )  # fmt: skip


def _code() -> tuple[Action, ...]:
    codeable, coding = When.CODEABLE, When.CODING
    return (
        Action("code.passage", "Code passage…", "coding.passages.pick_code", "Code", "Ctrl+Return", "tag",
               codeable, key="Enter"),
        Action("code.again", "Code with the last code again", "coding.passages.code_again", "Code", "Ctrl+.",
               "repeat", codeable),
        Action("code.in_vivo", "Code with the words themselves", "coding.passages.code_in_vivo", "Code", "Ctrl+Shift+I",
               "quotes", codeable, key="I"),
        Action("code.recode", "Recode…", "coding.passages.recode", "Code", "Ctrl+R", "swap", coding,
               line_before=True, key="R"),
        Action("code.remove", "Remove coding", "coding.passages.remove_coding", "Code", "Del", "tag-simple", coding,
               in_transcript=True),
        Action("code.memo", "Memo", "coding.passages.write_memo", "Code", "Ctrl+M", "note-pencil",
               When.DOCUMENT_WRITABLE, key="M"),
        Action("code.memo_link", "Link to memo…", "coding.passages.link_to_memo", "Code", "Ctrl+Shift+L", "note",
               codeable),
        Action("code.evidence", "Add as evidence to a point…", "coding.passages.add_as_evidence", "Code",
               "Ctrl+Shift+E",
               "link", codeable),
        Action("coding.end_later", "End a word later", "coding.transcript.handles.end_later",
               "Code/Resize", "Alt+Shift+Right", when=coding, in_transcript=True),
        Action("coding.end_earlier", "End a word earlier", "coding.transcript.handles.end_earlier",
               "Code/Resize", "Alt+Shift+Left", when=coding, in_transcript=True),
        Action("coding.start_earlier", "Begin a word earlier", "coding.transcript.handles.start_earlier",
               "Code/Resize", "Alt+Shift+Up", when=coding, in_transcript=True),
        Action("coding.start_later", "Begin a word later", "coding.transcript.handles.start_later",
               "Code/Resize", "Alt+Shift+Down", when=coding, in_transcript=True),
        Action("code.find", "Find a code", "coding.codebook.find_code", "Code", "Ctrl+Shift+F", "magnifying-glass",
               When.PROJECT, line_before=True),
        Action("code.new", "New code", "coding.new_code", "Code", "Ctrl+Shift+N", "plus", When.WRITABLE),
        Action("code.edit", "Edit code…", "coding.codebook.edit", "Code", "Shift+F2", "pencil-simple", When.WRITABLE),
        Action("code.pin", "Pin the code to a number", "coding.codebook.pin", "Code", "", "push-pin", When.WRITABLE),
        Action("code.cues", "Find passages by its cues…", "searching.by_cues", "Code", "", "funnel", When.PROJECT),
        Action("code.merge", "Merge code into…", "coding.codebook.merge", "Code", "", "git-merge", When.WRITABLE),
        Action("code.split", "Split code…", "coding.codebook.split_code", "Code", "", "git-fork", When.WRITABLE),
        Action("code.move_into", "Move code into…", "coding.codebook.move_into", "Code", "", "arrow-elbow-down-right",
               When.WRITABLE),
        Action("code.code_memo", "Memo on the code", "coding.codebook.memo", "Code", "", "note-pencil", When.WRITABLE),
        Action("code.near_duplicates", "Near-duplicate codes…", "coding.codebook.find_near_duplicates", "Code", "",
               "copy-simple", When.PROJECT),
        Action("code.colours", "Colours by family…", "coding.codebook.colour_by_family", "Code", "", "palette",
               When.WRITABLE),
        Action("code.delete", "Delete code", "coding.codebook.delete", "Code", "", "trash", When.WRITABLE),
    )  # fmt: skip


def _go() -> tuple[Action, ...]:
    """Going through the transcript, and selecting on the way."""
    return (
        _step("code.next", "Next coding", "passages.next_coding", "Go", "Alt+Down", "caret-down"),
        _step("code.previous", "Previous coding", "passages.previous_coding", "Go", "Alt+Up", "caret-up"),
        _step("go.next_uncoded", "Next uncoded passage", "transcript.walk.next_uncoded", "Go", "F7"),
        _step("go.previous_uncoded", "Previous uncoded passage", "transcript.walk.previous_uncoded", "Go", "Shift+F7"),
        _step("go.next_question", "Next question", "transcript.walk.next_question", "Go", "F8"),
        _step("go.previous_question", "Previous question", "transcript.walk.previous_question", "Go", "Shift+F8"),
        _step("go.next_sentence", "Next sentence", "transcript.walk.next_sentence", "Go", "Ctrl+Down",
              line_before=True),
        _step("go.previous_sentence", "Previous sentence", "transcript.walk.previous_sentence", "Go", "Ctrl+Up"),
        _step("go.next_turn", "Next turn", "transcript.walk.next_turn", "Go", "Alt+PgDown"),
        _step("go.previous_turn", "Previous turn", "transcript.walk.previous_turn", "Go", "Alt+PgUp"),
        _step("go.next_answer", "Next answer", "transcript.walk.next_answer", "Go", "F9"),
        _step("go.previous_answer", "Previous answer", "transcript.walk.previous_answer", "Go", "Shift+F9"),
        _step("code.more", "Select more", "passages.select_more", "Go", "Alt+Right", "arrows-out-simple",
              line_before=True),
        _step("code.less", "Select less", "passages.select_less", "Go", "Alt+Left", "arrows-in-simple"),
        _step("select.sentence", "The sentence", "transcript.walk.take_sentence", "Go/Select"),
        _step("select.turn", "The turn", "transcript.walk.take_turn", "Go/Select"),
        _step("select.answer", "The answer", "transcript.walk.take_answer", "Go/Select"),
        _step("select.more_sentence", "A sentence onwards", "transcript.walk.more_sentence", "Go/Select",
              "Ctrl+Shift+Down", line_before=True),
        _step("select.less_sentence", "A sentence back", "transcript.walk.less_sentence", "Go/Select", "Ctrl+Shift+Up"),
        _step("select.more_turn", "A turn onwards", "transcript.walk.more_turn", "Go/Select", "Alt+Shift+PgDown"),
        _step("select.less_turn", "A turn back", "transcript.walk.less_turn", "Go/Select", "Alt+Shift+PgUp"),
        _step("select.more_answer", "An answer onwards", "transcript.walk.more_answer", "Go/Select", "Ctrl+F9"),
        _step("select.less_answer", "An answer back", "transcript.walk.less_answer", "Go/Select", "Ctrl+Shift+F9"),
    )  # fmt: skip


def _step(
    id_: str, text: str, handler: str, menu: str, shortcut: str = "", icon: str = "", *, line_before: bool = False
) -> Action:
    """A command that the transcript alone listens to."""
    return Action(id_, text, f"coding.{handler}", menu, shortcut, icon, When.DOCUMENT, line_before, in_transcript=True)


def _view() -> tuple[Action, ...]:
    project = When.PROJECT
    return (
        Action("view.code", "Code", "", "View", "Ctrl+1", "highlighter-circle", project, opens="code"),
        Action("view.grid", "Grid", "", "View", "Ctrl+2", "grid-four", project, opens="grid"),
        Action("view.quotes", "Quotes", "", "View", "Ctrl+3", "quotes", project, opens="quotes"),
        Action("view.search", "Search", "", "View", "Ctrl+5", "magnifying-glass", project, opens="search"),
        Action("view.report", "Report", "", "View", "Ctrl+4", "article", project, opens="report"),
        Action("view.memos", "Memos", "", "View", "Ctrl+6", "note-pencil", project, opens="memos"),
        Action("view.history", "History", "", "View", "Ctrl+7", "clock-counter-clockwise", project, opens="history"),
        Action("view.pictures", "Pictures", "", "View", "Ctrl+8", "chart-bar", project, opens="pictures"),
        Action("view.survey", "Survey", "", "View", "Ctrl+9", "clipboard-text", project, opens="survey"),
        Action("view.progress", "Where am I?", "show_progress", "View", "Ctrl+Shift+W", "chart-bar", project),
        Action("view.fold_documents", "Documents and cases", "", "View", "Ctrl+Shift+1", "columns", project,
               line_before=True, folds="documents"),
        Action("view.fold_codebook", "Codebook", "", "View", "Ctrl+Shift+2", "columns", project, folds="codebook"),
        Action("view.fold_details", "Details", "", "View", "Ctrl+Shift+3", "columns", project, folds="details"),
        Action("view.next_panel", "Next panel", "next_panel", "View", "F6", "arrow-right", project, line_before=True),
        Action("view.previous_panel", "Previous panel", "previous_panel", "View", "Shift+F6", "arrow-left", project),
        Action("view.turn_grid", "Turn the grid round", "turn_grid", "View", "", "swap", project),
        Action("view.larger", "Larger text", "zoom_in", "View", "Ctrl++", "magnifying-glass-plus", line_before=True),
        Action("view.smaller", "Smaller text", "zoom_out", "View", "Ctrl+-", "magnifying-glass-minus"),
        Action("view.usual", "Usual size", "zoom_usual", "View", "Ctrl+0", "text-aa"),
        Action("view.reading", "Reading settings…", "show_reading_settings", "View", "", "text-aa"),
        Action("theme.system", "As the system", "", "View/Theme", sets="theme=system"),
        Action("theme.light", "Light", "", "View/Theme", icon="sun", sets="theme=light"),
        Action("theme.dark", "Dark", "", "View/Theme", icon="moon", sets="theme=dark"),
        Action("language.system", "As the system", "", "View/Language", sets="language="),
        Action("language.en", "English", "", "View/Language", sets="language=en"),
        Action("language.nb", "Norsk bokmål", "", "View/Language", sets="language=nb"),
    )  # fmt: skip


def _others() -> tuple[Action, ...]:
    return (
        Action("report.open", "Open the report", "show_report", "Report", "", "article", When.PROJECT),
        Action("report.point", "New point", "add_point", "Report", "Ctrl+Shift+P", "plus", When.WRITABLE),
        Action(
            "report.evidence", "Go to the evidence", "go_to_evidence", "Report", "Ctrl+Shift+G", "tray", When.PROJECT
        ),
        Action("report.recipes", "Reports…", "exports.show_recipes", "Report", "Ctrl+Shift+R", "files", When.PROJECT),
        Action("report.export", "Export the synthesis…", "exports.ask_synthesis", "Report", "", "export", When.PROJECT),
        Action(
            "report.check", "Check a finished report…", "checking.ask", "Report", "", "circle-wavy-check", When.PROJECT
        ),
        Action(
            "report.names",
            "Look for names in a finished report…",
            "checking.ask_names",
            "Report",
            "",
            "user-focus",
            When.PROJECT,
        ),
        Action(
            "report.compare", "Compare with an edited report…", "comparing.ask", "Report", "", "git-diff", When.PROJECT
        ),
        Action("help.keys", "Keyboard", "show_keys", "Help", "F1", "keyboard"),
        Action("help.about", "About Sitat", "show_about", "Help", "", "info"),
    )


ACTIONS: tuple[Action, ...] = (*_file(), *_edit(), *_document(), *_code(), *_go(), *_view(), *_others())
