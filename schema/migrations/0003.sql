PRAGMA writable_schema = ON;
-- Constraints change and a last column comes, and no row is rewritten: https://www.sqlite.org/lang_altertable.html#making_other_kinds_of_table_schema_changes
-- A list of more than two words in a CHECK becomes a table that SQLite builds for every row: words joined by OR cost a fifth of it.
UPDATE sqlite_schema SET sql = replace(replace(sql,
    'CONSTRAINT claim_type CHECK (type IN (''AGREE'', ''CONSULT'', ''SUPPORT'', ''COOPERATE'', ''AID'', ''YIELD'', ''RETREAT'', ''REQUEST'',
        ''ACCUSE'', ''REJECT'', ''THREATEN'', ''PROTEST'', ''SANCTION'', ''MOBILIZE'', ''COERCE'', ''ASSAULT''))',
    'CONSTRAINT claim_type CHECK (type = ''AGREE'' OR type = ''CONSULT'' OR type = ''SUPPORT'' OR type = ''COOPERATE'' OR type = ''AID''
        OR type = ''YIELD'' OR type = ''RETREAT'' OR type = ''REQUEST'' OR type = ''ACCUSE'' OR type = ''REJECT'' OR type = ''THREATEN''
        OR type = ''PROTEST'' OR type = ''SANCTION'' OR type = ''MOBILIZE'' OR type = ''COERCE'' OR type = ''ASSAULT'' OR type = ''OTHER'')'),
    'CONSTRAINT claim_modality CHECK (modality IN (''asserted'', ''planned'', ''requested'', ''denied'', ''reported''))',
    'CONSTRAINT claim_modality CHECK (modality = ''asserted'' OR modality = ''planned'' OR modality = ''requested''
        OR modality = ''denied'' OR modality = ''reported'')')
    WHERE name = 'claim';
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(replace(replace(replace(replace(sql,
    'CONSTRAINT figure_currency_basis CHECK (currency_basis IN (''explicit'', ''sign'', ''context''))',
    'CONSTRAINT figure_currency_basis CHECK (currency_basis = ''explicit'' OR currency_basis = ''sign''
        OR currency_basis = ''context'')'),
    'CONSTRAINT figure_comparator CHECK (comparator IN (''eq'', ''gt'', ''ge'', ''lt'', ''le'', ''approx'', ''nearly'', ''range''))',
    'CONSTRAINT figure_comparator CHECK (comparator = ''eq'' OR comparator = ''gt'' OR comparator = ''ge'' OR comparator = ''lt''
        OR comparator = ''le'' OR comparator = ''approx'' OR comparator = ''nearly'' OR comparator = ''range'')'),
    'CONSTRAINT figure_nature CHECK (nature IN (''aid'', ''domestic'', ''contract'', ''price'', ''damage'', ''fine'', ''asset'', ''statistic'', ''other''))',
    'CONSTRAINT figure_nature CHECK (nature = ''aid'' OR nature = ''domestic'' OR nature = ''contract'' OR nature = ''price''
        OR nature = ''damage'' OR nature = ''fine'' OR nature = ''asset'' OR nature = ''statistic'' OR nature = ''other'')'),
    'CONSTRAINT figure_stage CHECK (stage IN (''request'', ''pledge'', ''appropriation'', ''authority'', ''announcement'', ''allocation'',
        ''commitment'', ''disbursement'', ''expenditure'', ''delivery'', ''repayment''))',
    'CONSTRAINT figure_stage CHECK (stage = ''request'' OR stage = ''pledge'' OR stage = ''appropriation'' OR stage = ''authority''
        OR stage = ''announcement'' OR stage = ''allocation'' OR stage = ''commitment'' OR stage = ''disbursement''
        OR stage = ''expenditure'' OR stage = ''delivery'' OR stage = ''repayment'')'),
    'CONSTRAINT figure_status CHECK (status IN (''done'', ''begun'', ''planned'', ''conditional'', ''refused'', ''hypothetical''))',
    'CONSTRAINT figure_status CHECK (status = ''done'' OR status = ''begun'' OR status = ''planned'' OR status = ''conditional''
        OR status = ''refused'' OR status = ''hypothetical'')'),
    'CONSTRAINT figure_basis CHECK (basis IN (''increment'', ''cumulative'', ''ceiling''))',
    'CONSTRAINT figure_basis CHECK (basis = ''increment'' OR basis = ''cumulative'' OR basis = ''ceiling'')'),
    'CONSTRAINT figure_instrument CHECK (instrument IN (''grant'', ''loan'', ''guarantee'', ''export_credit'', ''drawdown'', ''procurement'',
        ''in_kind'', ''debt_relief'', ''budget'', ''other''))',
    'CONSTRAINT figure_instrument CHECK (instrument = ''grant'' OR instrument = ''loan'' OR instrument = ''guarantee''
        OR instrument = ''export_credit'' OR instrument = ''drawdown'' OR instrument = ''procurement'' OR instrument = ''in_kind''
        OR instrument = ''debt_relief'' OR instrument = ''budget'' OR instrument = ''other'')'),
    'CONSTRAINT figure_purpose CHECK (purpose IN (''military'', ''humanitarian'', ''financial'', ''other''))',
    'CONSTRAINT figure_purpose CHECK (purpose = ''military'' OR purpose = ''humanitarian'' OR purpose = ''financial''
        OR purpose = ''other'')'),
    'CONSTRAINT figure_attribution CHECK (attribution IN (''own'', ''relayed'', ''questioner''))',
    'CONSTRAINT figure_attribution CHECK (attribution = ''own'' OR attribution = ''relayed'' OR attribution = ''questioner'')')
    WHERE name = 'figure';
UPDATE sqlite_schema SET sql = replace(replace(sql,
    'CONSTRAINT claim_party_kind CHECK (kind IN (''person'', ''organization'', ''group'', ''state'', ''place''))',
    'CONSTRAINT claim_party_kind CHECK (kind = ''person'' OR kind = ''organization'' OR kind = ''group'' OR kind = ''state''
        OR kind = ''place'')'),
    'CONSTRAINT claim_party_role CHECK (role IN (''actor'', ''recipient'', ''participant'', ''host'', ''mediator'', ''speaker''))',
    'CONSTRAINT claim_party_role CHECK (role = ''actor'' OR role = ''recipient'' OR role = ''participant'' OR role = ''host''
        OR role = ''mediator'' OR role = ''speaker'')')
    WHERE name = 'claim_party';
UPDATE sqlite_schema SET sql = replace(sql,
    'CONSTRAINT mention_kind CHECK (kind IN (''date'', ''money'', ''actor''))',
    'CONSTRAINT mention_kind CHECK (kind = ''date'' OR kind = ''money'' OR kind = ''actor'')')
    WHERE name = 'mention';
UPDATE sqlite_schema SET sql = replace(sql,
    'CONSTRAINT actor_kind CHECK (kind IN (''person'', ''organization'', ''group'', ''state'', ''place''))',
    'CONSTRAINT actor_kind CHECK (kind = ''person'' OR kind = ''organization'' OR kind = ''group'' OR kind = ''state''
        OR kind = ''place'')')
    WHERE name = 'actor';
UPDATE sqlite_schema SET sql = replace(sql,
    'CONSTRAINT claim_link_kind CHECK (kind IN (''repeats'', ''part_of'', ''converts'', ''draws_on'', ''revises'', ''alternative_to''))',
    'CONSTRAINT claim_link_kind CHECK (kind = ''repeats'' OR kind = ''part_of'' OR kind = ''converts'' OR kind = ''draws_on''
        OR kind = ''revises'' OR kind = ''alternative_to'')')
    WHERE name = 'claim_link';
UPDATE sqlite_schema SET sql = replace(sql, '-- PLOVER', '-- PLOVER; OTHER: made by hand, of no kind') WHERE name = 'claim';
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(replace(sql,
    '-- a document that bears it out', '-- a document that bears it out
    document    INTEGER REFERENCES document (key),   -- of a split of an actor: where it is the other one, null = everywhere'),
    '''split'', ''prefer'')', '''split'', ''prefer'', ''alias'')'),
    '(kind = ''correct'' OR value IS NULL)', '(kind = ''correct'' OR actor IS NOT NULL OR value IS NULL)'),
    '(kind = ''correct'' OR actor IS NULL)', '(kind IN (''correct'', ''merge'', ''split'', ''alias'') OR actor IS NULL)'),
    '-- of a correction, null = not known', '-- of a correction, null = not known; of actors the other one''s id, or the alias'),
    '-- the id of the actor that is corrected', '-- the id of the actor that it is about') WHERE name = 'decision';
PRAGMA writable_schema = RESET;
CREATE INDEX decision_document ON decision (document) WHERE document IS NOT NULL;
CREATE TABLE note (
    -- What a person set beside an event that was made by hand: how important it is, its tags, where it was told. Append-only.
    claim   INTEGER NOT NULL REFERENCES claim (key),
    ordinal INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    value   TEXT NOT NULL,                           -- of a source its title, publisher and day as far as they are told
    link    TEXT,                                    -- of a source its URL
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    PRIMARY KEY (claim, ordinal),
    CONSTRAINT note_kind CHECK (kind = 'importance' OR kind = 'status' OR kind = 'location' OR kind = 'tag' OR kind = 'source'),
    CONSTRAINT note_span CHECK (0 <= start AND start < end)
) STRICT, WITHOUT ROWID;
CREATE TABLE stands_for (
    -- Derived: an actor of the documents that decisions make another one. `until_entry` null = in force now.
    actor       INTEGER NOT NULL REFERENCES actor (key),
    document    INTEGER NOT NULL,                    -- where it is so, 0 = everywhere else
    other       INTEGER NOT NULL REFERENCES actor (key),
    from_entry  INTEGER NOT NULL REFERENCES entry (id),
    until_entry INTEGER REFERENCES entry (id),
    PRIMARY KEY (actor, document, from_entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX stands_for_other ON stands_for (other);
CREATE TABLE alias (
    -- Derived: a name by which a decision lets an actor be found. `until_entry` null = in force now.
    words       TEXT NOT NULL COLLATE NOCASE,
    actor       INTEGER NOT NULL REFERENCES actor (key),
    from_entry  INTEGER NOT NULL REFERENCES entry (id),
    until_entry INTEGER REFERENCES entry (id),
    PRIMARY KEY (words, actor, from_entry)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 3;
