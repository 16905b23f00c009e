-- By what a report's kin are found: hashes of what it holds, in spans of time as long as kin are
-- looked for, so that what is written and read together lies together.
CREATE TABLE fingerprint (
    bucket INTEGER NOT NULL,            -- of the moment; see store/fingerprints.py
    key INTEGER NOT NULL,               -- a hash of 64 bits, signed
    moment INTEGER NOT NULL,            -- of publication, then by id: an order of all reports
    report INTEGER NOT NULL REFERENCES report (row) ON DELETE CASCADE,
    PRIMARY KEY (bucket, key, moment, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_by_report ON fingerprint (report);

-- Of each report whose fingerprints are kept, the earlier one that it copies.
CREATE TABLE sketched (
    report INTEGER PRIMARY KEY REFERENCES report (row) ON DELETE CASCADE,
    version TEXT NOT NULL,              -- of the stages that made the fingerprints
    moment INTEGER NOT NULL,
    looked INTEGER NOT NULL,            -- 0: not yet looked for, or reports before it came since
    original TEXT                       -- the report it copies; NULL if none
) STRICT;
CREATE INDEX sketched_by_moment ON sketched (moment);
CREATE INDEX sketched_unlooked ON sketched (looked) WHERE looked = 0;
