-- Where grouping stood between two reports, so that a run goes on from there. What is lost here
-- is only time: without it all reports are grouped again.
CREATE TABLE checkpoint (
    taken INTEGER PRIMARY KEY,          -- reports grouped before it, in order of time
    version TEXT NOT NULL,              -- of the stages that made it
    value BLOB NOT NULL                 -- the Checkpoint as JSON, zlib
) STRICT;
