DROP TABLE claim_block;
CREATE TABLE claim_block (
    -- Blocking keys: two claims can be one event only if they share one. `ledger upgrade` fills it after this migration.
    block INTEGER NOT NULL,                          -- 64 bits of a hash of the key
    claim INTEGER NOT NULL REFERENCES claim (key),
    PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    -- What a person or an import said of claims or of an actor. Append-only, but for the entry that undid it.
    key         INTEGER PRIMARY KEY,
    entry       INTEGER NOT NULL REFERENCES entry (id),
    until_entry INTEGER REFERENCES entry (id),       -- the entry that undid it, null = it holds
    precedence  INTEGER NOT NULL,                    -- of two that differ the higher holds: its key, or that of the one it restores
    kind        TEXT NOT NULL,
    field       TEXT,                                -- of a correction
    value       TEXT,                                -- of a correction, null = not known
    actor       TEXT,                                -- the id of the actor that is corrected
    source      INTEGER REFERENCES document (key),   -- a document that bears it out
    CONSTRAINT decision_kind CHECK (kind IN ('accept', 'reject', 'correct', 'merge', 'split', 'prefer')),
    CONSTRAINT decision_field CHECK ((kind = 'correct') = (field IS NOT NULL)),
    CONSTRAINT decision_value CHECK (kind = 'correct' OR value IS NULL),
    CONSTRAINT decision_actor CHECK (kind = 'correct' OR actor IS NULL)
) STRICT;
CREATE INDEX decision_entry ON decision (entry);
CREATE INDEX decision_until_entry ON decision (until_entry) WHERE until_entry IS NOT NULL;
CREATE INDEX decision_actor_now ON decision (actor) WHERE actor IS NOT NULL;
CREATE TABLE decision_claim (
    -- The claims that a decision is about, held on to by document, span and kind, so that it outlives other rules.
    decision INTEGER NOT NULL REFERENCES decision (key),
    ordinal  INTEGER NOT NULL,
    side     INTEGER NOT NULL,                       -- of a split: 1 set apart, 0 the rest; of a prefer: 1 the one, 0 the others
    claim    TEXT NOT NULL,                          -- the claim's id when it was decided
    document INTEGER NOT NULL REFERENCES document (key),
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    kind     TEXT NOT NULL,                          -- whether it was a figure or an event alone
    PRIMARY KEY (decision, ordinal),
    CONSTRAINT decision_claim_side CHECK (side IN (0, 1)),
    CONSTRAINT decision_claim_span CHECK (0 <= start AND start < end),
    CONSTRAINT decision_claim_kind CHECK (kind IN ('figure', 'event'))
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_claim_document ON decision_claim (document);
CREATE INDEX decision_claim_claim ON decision_claim (claim);
ALTER TABLE event ADD COLUMN summary /* where a decision corrects that of the preferred claim */ TEXT;
ALTER TABLE event ADD COLUMN standing TEXT CONSTRAINT event_standing CHECK (standing IN ('accepted', 'rejected'));
ALTER TABLE event ADD COLUMN decided /* the kinds of decisions that shape it, separated by blanks */ TEXT;
ALTER TABLE event ADD COLUMN independent /* of its documents, copies counted once; null = not counted yet */ INTEGER;
ALTER TABLE event ADD COLUMN may_repeat /* the ids of events, two at least, that it may be a vaguer telling of, separated by blanks */ TEXT;
CREATE INDEX event_rejected ON event (id) WHERE standing = 'rejected' AND until_entry IS NULL;
CREATE TABLE sketch (
    -- Derived: what is kept of a document's text to tell copies, 16 hex digits a number: runs of words, and their least hashes.
    document INTEGER PRIMARY KEY REFERENCES document (key),
    numbers  TEXT NOT NULL
) STRICT;
CREATE TABLE corrected_figure (
    -- Derived: the sum of an event where a decision corrects that of its preferred claim; columns as in figure.
    event          INTEGER PRIMARY KEY REFERENCES event (key),
    amount_low     INTEGER,
    amount_high    INTEGER,
    minor_digits   INTEGER NOT NULL,
    currency       TEXT,
    currency_basis TEXT NOT NULL,
    comparator     TEXT NOT NULL,
    vague          INTEGER NOT NULL,
    per            TEXT,
    nature         TEXT,
    stage          TEXT,
    status         TEXT,
    basis          TEXT,
    instrument     TEXT,
    purpose        TEXT,
    programme      TEXT,
    provider       TEXT NOT NULL,
    recipient      TEXT NOT NULL,
    channel        TEXT,
    speaker        TEXT,
    attribution    TEXT NOT NULL,
    date           TEXT,
    period         TEXT,
    rules          TEXT NOT NULL,
    CONSTRAINT corrected_figure_amounts CHECK (amount_low <= amount_high),
    CONSTRAINT corrected_figure_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;
CREATE TABLE actor_history (
    -- Derived: what documents told of an actor, each time that it changed; table actor holds the newest.
    actor      INTEGER NOT NULL REFERENCES actor (key),
    from_entry INTEGER NOT NULL REFERENCES entry (id),
    name       TEXT NOT NULL,
    kind       TEXT,
    country    TEXT,
    sector     TEXT,
    PRIMARY KEY (actor, from_entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE corrected_actor (
    -- Derived: an actor where decisions correct what documents tell of it. `until_entry` null = in force now.
    actor       INTEGER NOT NULL REFERENCES actor (key),
    from_entry  INTEGER NOT NULL REFERENCES entry (id),
    until_entry INTEGER REFERENCES entry (id),
    name        TEXT NOT NULL,
    kind        TEXT,
    country     TEXT,
    sector      TEXT,
    PRIMARY KEY (actor, from_entry),
    CONSTRAINT corrected_actor_kind CHECK (kind IN ('person', 'organization', 'group', 'state', 'place'))
) STRICT, WITHOUT ROWID;
CREATE TABLE seal (
    -- Check sums of an entry's content, a part at a time, by which `ledger verify` finds the place of what was altered.
    entry INTEGER NOT NULL REFERENCES entry (id),
    part  TEXT NOT NULL,                             -- a kind of row, or `text` and the document's id
    sums  TEXT NOT NULL,                             -- CRC-32 of each row, or of each run of 256 characters, 8 hex digits each
    PRIMARY KEY (entry, part)
) STRICT, WITHOUT ROWID;
INSERT INTO actor_history (actor, from_entry, name, kind, country, sector)
SELECT key, coalesce((SELECT min(entry) FROM (
    SELECT min(reading.entry) AS entry FROM mention JOIN reading ON reading.key = mention.reading WHERE mention.actor = actor.key
    UNION ALL SELECT min(reading.entry) FROM claim_party JOIN claim ON claim.key = claim_party.claim
        JOIN reading ON reading.key = claim.reading WHERE claim_party.actor = actor.key)),
    (SELECT min(id) FROM entry)), name, kind, country, sector
FROM actor WHERE EXISTS (SELECT 1 FROM entry);
