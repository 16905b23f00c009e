-- 'Hdwt' in ASCII, so that `file` and we know a case from any other SQLite file.
PRAGMA application_id = 0x48647774;

CREATE TABLE original (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,              -- bytes before compression
    data BLOB NOT NULL                  -- zlib
) STRICT;

-- One set of bytes may come from two places, and a file's name can be a report's label.
CREATE TABLE capture (
    uri TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES original (sha256),
    media_type TEXT NOT NULL,
    PRIMARY KEY (uri, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    published TEXT,                     -- earliest moment, UTC, sortable; NULL if undated
    uri TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,                -- the Report as JSON, its text left out
    FOREIGN KEY (uri, sha256) REFERENCES capture (uri, sha256)
) STRICT;
CREATE INDEX report_by_time ON report (published, id);
CREATE INDEX report_by_label ON report (label);
CREATE INDEX report_by_capture ON report (uri, sha256);

CREATE TABLE rejected (
    uri TEXT NOT NULL,
    sha256 TEXT NOT NULL,               -- '' if there were no bytes
    reason TEXT NOT NULL,
    PRIMARY KEY (uri, sha256, reason)
) STRICT, WITHOUT ROWID;

-- What the stages that look at one report alone found in it.
CREATE TABLE reading (
    report TEXT PRIMARY KEY REFERENCES report (id),
    version TEXT NOT NULL,
    problem TEXT,                       -- why no statement could be read; NULL if all went well
    width INTEGER NOT NULL,             -- numbers in a vector
    vectors BLOB NOT NULL               -- float32, little endian, a row a statement, by place
) STRICT;

CREATE TABLE statement (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    place INTEGER NOT NULL,             -- from 0, in the order the stage gave
    wording TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (report, place)
) STRICT;

-- What the stages that look at a whole story found.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,          -- of its reports and the stages; unchanged: not done again
    value TEXT NOT NULL,                -- the Story
    findings TEXT NOT NULL              -- all else in its dossier but the reports
) STRICT;

-- A report belongs to one story at most.
CREATE TABLE member (
    report TEXT PRIMARY KEY REFERENCES report (id),
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    UNIQUE (story, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (story, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_id ON claim (id);

-- Words are kept once, in the tables above; these hold only the index.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'report', content_rowid = 'row',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
    INSERT INTO report_words (report_words, rowid, title, text)
    VALUES ('delete', old.row, old.title, old.text);
END;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    wording, content = 'statement', content_rowid = 'row',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, wording) VALUES (new.row, new.wording);
END;
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, wording)
    VALUES ('delete', old.row, old.wording);
END;
