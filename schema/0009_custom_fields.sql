-- 0009: the custom fields that this file has columns for (T46).

-- A force adds fields in posact.yaml; the first posact that sees one adds the columns custom_<name> and
-- custom_<name>_key, with an index, to the table of its type. They stay when the field goes out of posact.yaml.
-- A schema file that builds such a table anew takes them over.
CREATE TABLE custom_fields (
    type INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL, -- the one that its keys are made for
    PRIMARY KEY (type, number)
) STRICT, WITHOUT ROWID;
