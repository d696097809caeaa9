CREATE TABLE entry (
    -- One transaction of the ledger: who did what, when and why. Hash-chained, append-only.
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,              -- UTC, ISO 8601, seconds
    author    TEXT NOT NULL,
    command   TEXT NOT NULL,
    reason    TEXT,
    version   TEXT NOT NULL,              -- of the program that read
    model     TEXT,                       -- name, version and digest of the language model, if any
    previous  TEXT NOT NULL,              -- digest of the entry before, '' for the first
    digest    TEXT NOT NULL,              -- SHA-256 over this entry's content and `previous`
    CONSTRAINT entry_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z')
) STRICT;

CREATE TABLE document (
    -- One text as read, verbatim. Append-only.
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,    -- first 12 hex digits of the digest
    digest       TEXT NOT NULL UNIQUE,    -- SHA-256 of the UTF-8 text
    title        TEXT,
    source       TEXT,                    -- publisher
    url          TEXT,
    published_on TEXT,
    place        TEXT NOT NULL,           -- where it was read from
    entry        INTEGER NOT NULL REFERENCES entry (id),
    supersedes   INTEGER REFERENCES document (key),   -- the version before, of the same URL
    text         TEXT NOT NULL,           -- last: a column after it would be read through all its pages
    CONSTRAINT document_published_on CHECK (published_on IS date(published_on))
) STRICT;
CREATE INDEX document_url ON document (url);
CREATE INDEX document_supersedes ON document (supersedes);
CREATE INDEX document_entry ON document (entry);

CREATE TABLE reading (
    -- One pass of the rules over one document. The newest one of a document is in force.
    key      INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    entry    INTEGER NOT NULL REFERENCES entry (id),
    until    INTEGER REFERENCES entry (id)        -- the entry that read or superseded it, null = in force
) STRICT;
CREATE INDEX reading_document ON reading (document);
CREATE INDEX reading_entry ON reading (entry);
CREATE INDEX reading_until ON reading (until) WHERE until IS NOT NULL;

CREATE TABLE passage (
    -- A run of the text that was kept (rule null) or dropped by a rule.
    reading INTEGER NOT NULL REFERENCES reading (key),
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    rule    TEXT,
    PRIMARY KEY (reading, start),
    CONSTRAINT passage_span CHECK (0 <= start AND start < end)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    -- An identity. Vocabulary actors have their vocabulary id, others `name:` and their full name.
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    kind    TEXT,                         -- null: a party that no mention of its document names
    country TEXT,
    sector  TEXT,
    CONSTRAINT actor_kind CHECK (kind IN ('person', 'organization', 'group', 'state', 'place'))
) STRICT;
CREATE INDEX actor_by_name ON actor (name);

CREATE TABLE spelling (
    -- The names by which documents call an actor, so that a question may use any of them.
    words TEXT NOT NULL COLLATE NOCASE,
    actor INTEGER NOT NULL REFERENCES actor (key),
    PRIMARY KEY (words, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    -- A span read as a date, a sum of money or an actor.
    reading INTEGER NOT NULL REFERENCES reading (key),
    kind    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    value   TEXT NOT NULL,                -- TIMEX3 value, the sum as printed by the program, or the actor's name
    actor   INTEGER REFERENCES actor (key),
    rules   TEXT NOT NULL,                -- names, separated by blanks
    PRIMARY KEY (reading, kind, start, end),
    CONSTRAINT mention_kind CHECK (kind IN ('date', 'money', 'actor')),
    CONSTRAINT mention_span CHECK (0 <= start AND start < end)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_actor ON mention (actor) WHERE actor IS NOT NULL;

CREATE TABLE doubt (
    -- Something seen and not read.
    key     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (key),
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    rule    TEXT NOT NULL,
    why     TEXT NOT NULL,
    CONSTRAINT doubt_span CHECK (0 <= start AND start <= end)
) STRICT;
CREATE INDEX doubt_reading ON doubt (reading);

CREATE TABLE claim (
    -- What one document says once: an event and/or a figure. Append-only.
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,         -- 12 hex digits of a hash of digest, span and kind
    reading        INTEGER NOT NULL REFERENCES reading (key),
    ordinal        INTEGER NOT NULL,      -- its place in the document, from 0
    start          INTEGER NOT NULL,      -- of the figure if there is one, else of the trigger
    end            INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    -- the event, null where the claim is only a figure
    trigger_start  INTEGER,
    trigger_end    INTEGER,
    type           TEXT,                  -- PLOVER
    date           TEXT,                  -- EDTF
    first_day      TEXT,
    end_day        TEXT,                  -- the day after the last
    modality       TEXT,
    summary        TEXT,
    rules          TEXT,                  -- names, separated by blanks
    UNIQUE (reading, ordinal),
    CONSTRAINT claim_span CHECK (0 <= start AND start < end),
    CONSTRAINT claim_sentence CHECK (sentence_start <= start AND end <= sentence_end),
    CONSTRAINT claim_event CHECK ((type IS NULL) = (trigger_start IS NULL) AND (type IS NULL) = (summary IS NULL)),
    CONSTRAINT claim_type CHECK (type IN ('AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'YIELD', 'RETREAT', 'REQUEST',
        'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CONSTRAINT claim_modality CHECK (modality IN ('asserted', 'planned', 'requested', 'denied', 'reported')),
    CONSTRAINT claim_first_day CHECK (first_day IS date(first_day)),
    CONSTRAINT claim_end_day CHECK (end_day IS date(end_day)),
    CONSTRAINT claim_days CHECK (first_day < end_day)
) STRICT;
CREATE INDEX claim_id ON claim (id);

CREATE TABLE figure (
    -- A sum of money as claimed; one a claim at most. Append-only.
    claim          INTEGER PRIMARY KEY REFERENCES claim (key),
    amount_low     INTEGER,               -- minor units of `currency`
    amount_high    INTEGER,
    minor_digits   INTEGER NOT NULL,      -- of `currency` when it was read; 2 where it is unknown
    currency       TEXT,                  -- ISO 4217
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
    provider       TEXT NOT NULL,         -- JSON list of names
    recipient      TEXT NOT NULL,         -- JSON list of names
    channel        TEXT,
    speaker        TEXT,
    attribution    TEXT NOT NULL,
    date           TEXT,                  -- EDTF, when decided or announced
    period         TEXT,                  -- EDTF, what the sum covers
    rules          TEXT NOT NULL,
    CONSTRAINT figure_amounts CHECK (amount_low <= amount_high),
    CONSTRAINT figure_minor_digits CHECK (minor_digits BETWEEN 0 AND 4),
    CONSTRAINT figure_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    CONSTRAINT figure_currency_basis CHECK (currency_basis IN ('explicit', 'sign', 'context')),
    CONSTRAINT figure_comparator CHECK (comparator IN ('eq', 'gt', 'ge', 'lt', 'le', 'approx', 'nearly', 'range')),
    CONSTRAINT figure_vague CHECK (vague IN (0, 1)),
    CONSTRAINT figure_nature CHECK (nature IN ('aid', 'domestic', 'contract', 'price', 'damage', 'fine', 'asset', 'statistic', 'other')),
    CONSTRAINT figure_stage CHECK (stage IN ('request', 'pledge', 'appropriation', 'authority', 'announcement', 'allocation',
        'commitment', 'disbursement', 'expenditure', 'delivery', 'repayment')),
    CONSTRAINT figure_status CHECK (status IN ('done', 'begun', 'planned', 'conditional', 'refused', 'hypothetical')),
    CONSTRAINT figure_basis CHECK (basis IN ('increment', 'cumulative', 'ceiling')),
    CONSTRAINT figure_instrument CHECK (instrument IN ('grant', 'loan', 'guarantee', 'export_credit', 'drawdown', 'procurement',
        'in_kind', 'debt_relief', 'budget', 'other')),
    CONSTRAINT figure_purpose CHECK (purpose IN ('military', 'humanitarian', 'financial', 'other')),
    CONSTRAINT figure_attribution CHECK (attribution IN ('own', 'relayed', 'questioner'))
) STRICT;

CREATE TABLE claim_party (
    -- Who takes part in a claim, in the order of its sentence.
    claim   INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    actor   INTEGER NOT NULL REFERENCES actor (key),
    role    TEXT NOT NULL,
    start   INTEGER,
    end     INTEGER,
    country TEXT,                         -- ISO 3166 alpha-3, as this claim has it
    kind    TEXT NOT NULL,                -- as this claim has it
    PRIMARY KEY (claim, ordinal),
    CONSTRAINT claim_party_kind CHECK (kind IN ('person', 'organization', 'group', 'state', 'place')),
    CONSTRAINT claim_party_role CHECK (role IN ('actor', 'recipient', 'participant', 'host', 'mediator', 'speaker'))
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_link (
    -- How one figure bears on another of the same reading.
    claim   INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    target  INTEGER NOT NULL REFERENCES claim (key),
    PRIMARY KEY (claim, ordinal),
    CONSTRAINT claim_link_kind CHECK (kind IN ('repeats', 'part_of', 'converts', 'draws_on', 'revises', 'alternative_to'))
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_block (
    -- Blocking keys: two claims can be one event only if they share one.
    block TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (key),
    PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    -- Derived: what the ledger holds happened. `until_entry` null = in force now.
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,            -- the id of its smallest claim by (published_on, digest, start)
    preferred   INTEGER NOT NULL REFERENCES claim (key),
    type        TEXT,                     -- null: a figure without an event
    date        TEXT,
    first_day   TEXT,
    end_day     TEXT,
    modality    TEXT,
    documents   INTEGER NOT NULL,         -- distinct documents that claim it
    from_entry  INTEGER NOT NULL REFERENCES entry (id),
    until_entry INTEGER REFERENCES entry (id),
    CONSTRAINT event_days CHECK (first_day < end_day)
) STRICT;
CREATE INDEX event_id ON event (id) WHERE until_entry IS NULL;
CREATE INDEX event_day ON event (first_day, id) WHERE until_entry IS NULL;

CREATE TABLE event_claim (
    -- Derived: the claims of an event, in canonical order.
    event   INTEGER NOT NULL REFERENCES event (key),
    ordinal INTEGER NOT NULL,
    claim   INTEGER NOT NULL REFERENCES claim (key),
    PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_claim ON event_claim (claim);

CREATE TABLE event_actor (
    -- Derived: who took part; the day stands here too, so that a chronology of an actor is one range scan.
    actor       INTEGER NOT NULL REFERENCES actor (key),
    first_day   TEXT NOT NULL,            -- '' when undated
    event       INTEGER NOT NULL REFERENCES event (key),
    role        TEXT NOT NULL,
    until_entry INTEGER REFERENCES entry (id),
    PRIMARY KEY (actor, first_day, event, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event);

CREATE TABLE conflict (
    -- Derived: a disagreement between claims of one event.
    event INTEGER NOT NULL REFERENCES event (key),
    field TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (key),
    value TEXT NOT NULL,
    PRIMARY KEY (event, field, claim)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'document', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2"
);
