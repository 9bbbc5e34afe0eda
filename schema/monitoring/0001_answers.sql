-- 0001 of the monitoring file: answers to equality questions, under a random reference that is
-- nobody's name. Nothing here says who somebody is, in which order they came, or when beyond the
-- month: no table numbers its rows.

-- This file: one row. The uuid is that of the database that it belongs to.
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    uuid BLOB NOT NULL CHECK (length(uuid) = 16),
    incarnation INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'demo'))
) STRICT;

-- One a person: the month in which they sent their answers, and who typed (B18).
CREATE TABLE respondents (
    reference BLOB PRIMARY KEY CHECK (length(reference) = 16),
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    source TEXT NOT NULL CHECK (source IN ('self', 'staff', 'import'))
) STRICT, WITHOUT ROWID;

-- One a question: what was answered, or which of the four kinds of no answer it is (B15, P19). The
-- code stands in a list of the pack, whose version says which question was read.
CREATE TABLE answers (
    reference BLOB NOT NULL REFERENCES respondents (reference) ON DELETE CASCADE,
    question TEXT NOT NULL,
    pack TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('answered', 'blank', 'prefer_not_to_say', 'not_asked',
        'do_not_know')),
    answer TEXT,
    words TEXT, -- their own, beside an answer such as any other background
    CHECK ((state = 'answered') = (answer IS NOT NULL)),
    CHECK (words IS NULL OR answer IS NOT NULL),
    PRIMARY KEY (reference, question)
) STRICT, WITHOUT ROWID;
