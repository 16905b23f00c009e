-- What analysts decide, apart from what was read. Each row names the hash of the one before, so
-- no row can be changed, put in or taken out unseen; the head says how many there are.
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    value TEXT NOT NULL,                -- the Judgement as JSON
    previous TEXT NOT NULL,             -- hash of the row before; zeros for the first
    hash TEXT NOT NULL                  -- SHA-256 of the previous hash, a line end, and the value
) STRICT;

CREATE TABLE judgement_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO judgement_head VALUES (1, 0, '');

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed; undo it by a new one');
END;
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN
    SELECT RAISE(ABORT, 'a judgement is never deleted; undo it by a new one');
END;
