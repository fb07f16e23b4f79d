"""The tables of a project file, and how older files become newer ones.

A migration is one function: it is given the database of the format before and leaves the next one. One that
renames or drops a column of a journalled table does so in the images of `change`, too, or undo loses its way.
Imported only where a file is made or migrated: most are neither, and sqlite-utils takes its time.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("sitat")

FORMAT_1 = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, details TEXT NOT NULL CHECK (json_valid(details)),
    coder TEXT NOT NULL, at TEXT NOT NULL, joins TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')));
CREATE TABLE change (
    id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    "table" TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT);
CREATE INDEX change_step ON change (step_id);
CREATE INDEX step_state ON step (state, id);
CREATE TABLE holder (who TEXT NOT NULL, host TEXT NOT NULL, process INTEGER NOT NULL, since TEXT NOT NULL);

CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE coder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE "case" (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL);
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes/no', 'choice')));
CREATE TABLE attribute_value (
    id INTEGER PRIMARY KEY, attribute_id INTEGER NOT NULL REFERENCES attribute ON DELETE CASCADE,
    case_id INTEGER NOT NULL REFERENCES "case" ON DELETE CASCADE, value TEXT NOT NULL, UNIQUE (case_id, attribute_id));
CREATE INDEX attribute_value_attribute ON attribute_value (attribute_id);

CREATE TABLE document (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
    case_id INTEGER REFERENCES "case" ON DELETE SET NULL, language TEXT NOT NULL, date TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL, read INTEGER NOT NULL DEFAULT 0, added TEXT NOT NULL);
CREATE INDEX document_case ON document (case_id);
CREATE TABLE document_text (
    document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, text TEXT NOT NULL);
CREATE TABLE speaker (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    position INTEGER NOT NULL, name TEXT NOT NULL, part TEXT NOT NULL CHECK (part IN ('interviewer', 'participant')),
    role TEXT NOT NULL DEFAULT '',
    case_id INTEGER REFERENCES "case" ON DELETE SET NULL);
CREATE INDEX speaker_document ON speaker (document_id);
CREATE INDEX speaker_case ON speaker (case_id);

CREATE TABLE section (id INTEGER PRIMARY KEY, title TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE question (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, section_id INTEGER REFERENCES section ON DELETE SET NULL,
    position INTEGER NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL,
    probes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(probes)),
    views TEXT NOT NULL DEFAULT 'agreement' CHECK (views IN ('agreement', 'divided')));
CREATE INDEX question_section ON question (section_id);
CREATE TABLE turn (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    position INTEGER NOT NULL, speaker_id INTEGER REFERENCES speaker ON DELETE SET NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, label_end INTEGER NOT NULL, said_start INTEGER NOT NULL,
    time_start INTEGER, time_end INTEGER, question_id INTEGER REFERENCES question ON DELETE SET NULL,
    role TEXT CHECK (role IN ('asks', 'follows up', 'answers')),
    confidence INTEGER, by_hand INTEGER NOT NULL DEFAULT 0);
CREATE INDEX turn_document ON turn (document_id, start);
CREATE INDEX turn_question ON turn (question_id, document_id);
CREATE INDEX turn_speaker ON turn (speaker_id);

CREATE TABLE code (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES code ON DELETE CASCADE,
    position INTEGER NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL DEFAULT '',
    include TEXT NOT NULL DEFAULT '', exclude TEXT NOT NULL DEFAULT '', example TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '', shortcut TEXT NOT NULL DEFAULT '',
    cues TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cues)),
    ordered INTEGER NOT NULL DEFAULT 0);
CREATE INDEX code_parent ON code (parent_id);
CREATE TABLE coding (
    id INTEGER PRIMARY KEY, code_id INTEGER NOT NULL REFERENCES code ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder, created TEXT NOT NULL);
CREATE INDEX coding_document ON coding (document_id, start);
CREATE INDEX coding_code ON coding (code_id, document_id);
CREATE INDEX coding_coder ON coding (coder_id);

CREATE TABLE cell (
    id INTEGER PRIMARY KEY, question_id INTEGER NOT NULL REFERENCES question ON DELETE CASCADE,
    case_id INTEGER NOT NULL REFERENCES "case" ON DELETE CASCADE,
    state TEXT CHECK (state IN ('answered', 'asked, not answered', 'not asked', 'not yet read')),
    summary TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(basis)),
    UNIQUE (question_id, case_id));
CREATE INDEX cell_case ON cell (case_id);
CREATE TABLE point (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
    question_id INTEGER NOT NULL REFERENCES question ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL,
    basis TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(basis)));
CREATE INDEX point_question ON point (question_id);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, point_id INTEGER NOT NULL REFERENCES point ON DELETE CASCADE, position INTEGER NOT NULL,
    question_id INTEGER REFERENCES question ON DELETE CASCADE, case_id INTEGER REFERENCES "case" ON DELETE CASCADE,
    document_id INTEGER REFERENCES document ON DELETE CASCADE, start INTEGER, "end" INTEGER,
    quote TEXT NOT NULL DEFAULT '', coding_id INTEGER REFERENCES coding ON DELETE SET NULL,
    shown INTEGER NOT NULL DEFAULT 0);
CREATE INDEX evidence_point ON evidence (point_id);
CREATE INDEX evidence_document ON evidence (document_id, start);
CREATE INDEX evidence_case ON evidence (case_id);
CREATE INDEX evidence_question ON evidence (question_id);
CREATE INDEX evidence_coding ON evidence (coding_id);

CREATE TABLE memo (
    id INTEGER PRIMARY KEY, text TEXT NOT NULL, code_id INTEGER REFERENCES code ON DELETE CASCADE,
    coding_id INTEGER REFERENCES coding ON DELETE CASCADE, document_id INTEGER REFERENCES document ON DELETE CASCADE,
    case_id INTEGER REFERENCES "case" ON DELETE CASCADE, question_id INTEGER REFERENCES question ON DELETE CASCADE,
    point_id INTEGER REFERENCES point ON DELETE CASCADE, start INTEGER, "end" INTEGER,
    coder_id INTEGER NOT NULL REFERENCES coder, created TEXT NOT NULL, changed TEXT NOT NULL);
CREATE INDEX memo_code ON memo (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX memo_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX memo_document ON memo (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX memo_case ON memo (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX memo_question ON memo (question_id) WHERE question_id IS NOT NULL;
CREATE INDEX memo_point ON memo (point_id) WHERE point_id IS NOT NULL;
CREATE INDEX memo_coder ON memo (coder_id)
"""


@migrations()
def format_1(db: Database) -> None:
    for statement in FORMAT_1.split(";"):
        db.execute(statement)
    # Diacritics are kept: in Norwegian å is another letter than a.
    db.table("document_text").enable_fts(["text"], create_triggers=True, tokenize="unicode61 remove_diacritics 0")


FORMAT_2 = """
ALTER TABLE coding ADD COLUMN good INTEGER NOT NULL DEFAULT 0;
DROP INDEX coding_document;
CREATE INDEX coding_document ON coding (document_id, start, "end", code_id, coder_id, good);
ALTER TABLE attribute ADD COLUMN "of" TEXT NOT NULL DEFAULT 'case' CHECK ("of" IN ('case', 'document', 'speaker'));
ALTER TABLE attribute ADD COLUMN choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices));
CREATE TABLE attribute_value_of_any (
    id INTEGER PRIMARY KEY, attribute_id INTEGER NOT NULL REFERENCES attribute ON DELETE CASCADE,
    case_id INTEGER REFERENCES "case" ON DELETE CASCADE, document_id INTEGER REFERENCES document ON DELETE CASCADE,
    speaker_id INTEGER REFERENCES speaker ON DELETE CASCADE, value TEXT NOT NULL,
    CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1));
INSERT INTO attribute_value_of_any (id, attribute_id, case_id, value)
    SELECT id, attribute_id, case_id, value FROM attribute_value;
DROP TABLE attribute_value;
ALTER TABLE attribute_value_of_any RENAME TO attribute_value;
CREATE INDEX attribute_value_attribute ON attribute_value (attribute_id);
CREATE UNIQUE INDEX attribute_value_case ON attribute_value (case_id, attribute_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX attribute_value_document ON attribute_value (document_id, attribute_id)
    WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX attribute_value_speaker ON attribute_value (speaker_id, attribute_id)
    WHERE speaker_id IS NOT NULL;
CREATE TABLE "query" (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, kind TEXT NOT NULL,
    definition TEXT NOT NULL CHECK (json_valid(definition)));
CREATE TABLE code_apart (
    id INTEGER PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES code ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES code ON DELETE CASCADE, UNIQUE (one_id, other_id));
CREATE INDEX code_apart_other ON code_apart (other_id);
CREATE TABLE memo_link (
    id INTEGER PRIMARY KEY, memo_id INTEGER NOT NULL REFERENCES memo ON DELETE CASCADE, position INTEGER NOT NULL,
    document_id INTEGER REFERENCES document ON DELETE SET NULL, start INTEGER, "end" INTEGER, quote TEXT NOT NULL,
    UNIQUE (memo_id, position));
CREATE INDEX memo_link_document ON memo_link (document_id, start);
CREATE INDEX change_row ON change ("table", row_id);
CREATE TABLE edit_log (
    number INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    at INTEGER NOT NULL, removed INTEGER NOT NULL, inserted TEXT NOT NULL, brings INTEGER NOT NULL);
CREATE TABLE question_of_any (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, section_id INTEGER REFERENCES section ON DELETE SET NULL,
    position INTEGER NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL,
    probes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(probes)),
    views TEXT NOT NULL DEFAULT 'agreement' CHECK (views IN ('agreement', 'divided', 'by group')),
    grouped_by INTEGER REFERENCES attribute ON DELETE SET NULL,
    bands TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bands)));
INSERT INTO question_of_any (id, guid, section_id, position, number, text, probes, views)
    SELECT id, guid, section_id, position, number, text, probes, views FROM question;
DROP TABLE question;
ALTER TABLE question_of_any RENAME TO question;
CREATE INDEX question_section ON question (section_id);
CREATE INDEX question_grouped_by ON question (grouped_by);
CREATE TABLE point_of_any (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, question_id INTEGER REFERENCES question ON DELETE CASCADE,
    code_id INTEGER REFERENCES code ON DELETE CASCADE, of_group TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL,
    text TEXT NOT NULL, basis TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(basis)),
    CHECK (question_id IS NULL OR code_id IS NULL));
INSERT INTO point_of_any (id, guid, question_id, position, text, basis)
    SELECT id, guid, question_id, position, text, basis FROM point;
DROP TABLE point;
ALTER TABLE point_of_any RENAME TO point;
CREATE INDEX point_question ON point (question_id);
CREATE INDEX point_code ON point (code_id) WHERE code_id IS NOT NULL;
ALTER TABLE evidence ADD COLUMN contrary INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN code_id INTEGER REFERENCES code ON DELETE CASCADE;
ALTER TABLE evidence ADD COLUMN on_point_id INTEGER REFERENCES point ON DELETE CASCADE;
CREATE INDEX evidence_code ON evidence (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX evidence_on_point ON evidence (on_point_id) WHERE on_point_id IS NOT NULL;
ALTER TABLE evidence ADD COLUMN printed TEXT NOT NULL DEFAULT '';
CREATE TABLE recipe (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, kind TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)));
CREATE TABLE cell_of_any (
    id INTEGER PRIMARY KEY, question_id INTEGER REFERENCES question ON DELETE CASCADE,
    code_id INTEGER REFERENCES code ON DELETE CASCADE, query_id INTEGER REFERENCES "query" ON DELETE CASCADE,
    case_id INTEGER REFERENCES "case" ON DELETE CASCADE, speaker_id INTEGER REFERENCES speaker ON DELETE CASCADE,
    attribute_id INTEGER REFERENCES attribute ON DELETE CASCADE, of_group TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('answered', 'asked, not answered', 'not asked', 'not yet read')),
    summary TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(basis)),
    CHECK ((question_id IS NOT NULL) + (code_id IS NOT NULL) + (query_id IS NOT NULL) = 1),
    CHECK ((case_id IS NOT NULL) + (speaker_id IS NOT NULL) + (attribute_id IS NOT NULL) = 1));
INSERT INTO cell_of_any (id, question_id, case_id, state, summary, basis)
    SELECT id, question_id, case_id, state, summary, basis FROM cell;
DROP TABLE cell;
ALTER TABLE cell_of_any RENAME TO cell;
CREATE UNIQUE INDEX cell_place ON cell (
    coalesce(question_id, 0), coalesce(code_id, 0), coalesce(query_id, 0), coalesce(case_id, 0),
    coalesce(speaker_id, 0), coalesce(attribute_id, 0), of_group);
CREATE INDEX cell_question ON cell (question_id, case_id) WHERE question_id IS NOT NULL;
CREATE INDEX cell_code ON cell (code_id, case_id) WHERE code_id IS NOT NULL;
CREATE INDEX cell_query ON cell (query_id) WHERE query_id IS NOT NULL;
CREATE INDEX cell_case ON cell (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX cell_speaker ON cell (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX cell_attribute ON cell (attribute_id) WHERE attribute_id IS NOT NULL;
CREATE TABLE cell_link (
    id INTEGER PRIMARY KEY, cell_id INTEGER NOT NULL REFERENCES cell ON DELETE CASCADE,
    document_id INTEGER REFERENCES document ON DELETE SET NULL, start INTEGER, "end" INTEGER, quote TEXT NOT NULL,
    reference TEXT NOT NULL);
CREATE INDEX cell_link_cell ON cell_link (cell_id);
CREATE INDEX cell_link_document ON cell_link (document_id, start);
CREATE TABLE survey (
    id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
    source TEXT NOT NULL, belonging TEXT NOT NULL, case_id INTEGER REFERENCES "case" ON DELETE SET NULL,
    header_rows INTEGER NOT NULL DEFAULT 0);
CREATE INDEX survey_case ON survey (case_id);
CREATE TABLE survey_question (
    id INTEGER PRIMARY KEY, survey_id INTEGER NOT NULL REFERENCES survey ON DELETE CASCADE, position INTEGER NOT NULL,
    role TEXT NOT NULL, text TEXT NOT NULL, stem TEXT NOT NULL DEFAULT '',
    columns TEXT NOT NULL CHECK (json_valid(columns)), options TEXT NOT NULL CHECK (json_valid(options)),
    separator TEXT NOT NULL DEFAULT '', question_id INTEGER REFERENCES question ON DELETE SET NULL,
    attribute_id INTEGER REFERENCES attribute ON DELETE SET NULL);
CREATE INDEX survey_question_survey ON survey_question (survey_id, position);
CREATE INDEX survey_question_question ON survey_question (question_id);
CREATE INDEX survey_question_attribute ON survey_question (attribute_id);
CREATE TABLE respondent (
    id INTEGER PRIMARY KEY, survey_id INTEGER NOT NULL REFERENCES survey ON DELETE CASCADE, position INTEGER NOT NULL,
    "key" TEXT NOT NULL, case_id INTEGER REFERENCES "case" ON DELETE SET NULL,
    document_id INTEGER REFERENCES document ON DELETE SET NULL, UNIQUE (survey_id, "key"));
CREATE INDEX respondent_case ON respondent (case_id);
CREATE INDEX respondent_document ON respondent (document_id);
CREATE TABLE survey_answer (
    id INTEGER PRIMARY KEY, respondent_id INTEGER NOT NULL REFERENCES respondent ON DELETE CASCADE,
    survey_question_id INTEGER NOT NULL REFERENCES survey_question ON DELETE CASCADE, value TEXT NOT NULL,
    UNIQUE (survey_question_id, respondent_id, value));
CREATE INDEX survey_answer_respondent ON survey_answer (respondent_id);
DROP INDEX turn_question;
CREATE INDEX turn_question ON turn (question_id, document_id) WHERE question_id IS NOT NULL
"""


@migrations()
def format_2(db: Database) -> None:
    for statement in FORMAT_2.split(";"):
        db.execute(statement)
