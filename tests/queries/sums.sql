-- A ledger of sums by hand: five documents, a claim a sentence, an event a claim but for the package that is told twice.
INSERT INTO entry (id, at, author, command, reason, version, model, previous, digest) VALUES
    (1, '2024-12-31T00:00:00Z', 'Ann', 'ledger add', NULL, '0.1.0', NULL, '', 'd1');
CREATE TEMP TABLE told (key INTEGER PRIMARY KEY, id, doc, quote, sentence, type, date, first, end, low, high, comparator, currency,
    stage, basis, instrument, purpose, programme, provider, recipient);
INSERT INTO told VALUES
    (1, 'aa01', 1, '$1 billion', 'Congress appropriated $1 billion for USAI.', 'AID', '2022-01-10', '2022-01-10', '2022-01-11', 1000, 1000,
        'eq', 'USD', 'appropriation', 'increment', NULL, 'military', 'USAI', '["United States"]', '["Ukraine"]'),
    (2, 'aa02', 1, '$100 million', 'We announce $100 million from USAI.', 'AID', '2022-03-01', '2022-03-01', '2022-03-02', 100, 100,
        'eq', 'USD', 'announcement', 'increment', 'grant', 'military', 'USAI', '["United States"]', '["Ukraine"]'),
    (3, 'aa03', 1, 'more than $50 million', 'We also give more than $50 million.', 'AID', '2022-05', '2022-05-01', '2022-06-01', 50, NULL,
        'gt', 'USD', 'announcement', 'increment', NULL, NULL, NULL, '["United States"]', '["Ukraine"]'),
    (4, 'aa04', 2, '$100 million', 'Washington gave $100 million.', 'AID', '2022-03-02', '2022-03-02', '2022-03-03', 100, 100,
        'eq', 'USD', 'announcement', 'increment', 'grant', 'military', 'USAI', '["United States"]', '["Ukraine"]'),
    (5, 'aa05', 3, '$20 billion', 'The EU lends $20 billion.', 'AID', '2024-10-23', '2024-10-23', '2024-10-24', 20000, 20000,
        'eq', 'USD', 'announcement', 'increment', 'loan', 'financial', NULL, '["European Union"]', '["Ukraine"]'),
    (6, 'aa06', 4, '$20 billion', 'The EU disbursed the $20 billion.', 'AID', '2024-12-10', '2024-12-10', '2024-12-11', 20000, 20000,
        'eq', 'USD', 'disbursement', 'increment', 'loan', 'financial', NULL, '["European Union"]', '["Ukraine"]'),
    (7, 'aa07', 4, '$400 million', 'We gave $400 million for arms in 2022.', 'AID', '2022', '2022-01-01', '2023-01-01', 400, 400,
        'eq', 'USD', 'announcement', 'cumulative', NULL, 'military', NULL, '["United States"]', '["Ukraine"]'),
    (8, 'aa08', 5, '$60 million', 'The US gave only $60 million for arms in March 2022.', 'AID', '2022-03', '2022-03-01', '2022-04-01', 60, 60,
        'eq', 'USD', 'announcement', 'cumulative', NULL, 'military', NULL, '["United States"]', '["Ukraine"]'),
    (9, 'aa09', 5, '5 million euros', 'Poland gives 5 million euros.', 'AID', '2022-04-01', '2022-04-01', '2022-04-02', 5, 5,
        'eq', 'EUR', 'announcement', 'increment', NULL, 'humanitarian', NULL, '["Poland"]', '["Ukraine"]'),
    (10, 'aa10', 5, '$100 million', 'The $100 million of March was well spent.', NULL, NULL, NULL, NULL, 100, 100,
        'eq', 'USD', NULL, NULL, NULL, NULL, NULL, '[]', '[]');
INSERT INTO document (key, id, digest, title, source, url, published_on, place, text, entry, supersedes)
    SELECT doc, 'dd0' || doc, 'dd0' || doc, 'Document ' || doc, 'White House', NULL, min(CASE doc WHEN 5 THEN '2025-01-01' ELSE '2024-12-1' || doc END), 'x',
    group_concat(sentence, ' '), 1, NULL FROM (SELECT * FROM told ORDER BY key) GROUP BY doc;
INSERT INTO reading (key, document, entry, until) SELECT key, key, 1, NULL FROM document;
INSERT INTO passage (reading, start, end, rule) SELECT key, 0, length(text), NULL FROM document;
INSERT INTO actor (key, id, name, kind, country, sector) VALUES
    (1, 'usa', 'United States', 'state', 'USA', NULL), (2, 'ukr', 'Ukraine', 'state', 'UKR', NULL),
    (3, 'eu', 'European Union', 'organization', NULL, 'IGO'), (4, 'pol', 'Poland', 'state', 'POL', NULL);
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day,
    modality, summary, rules)
    SELECT t.key, t.id, t.doc, t.key, s.at + instr(t.sentence, t.quote) - 1, s.at + instr(t.sentence, t.quote) - 1 + length(t.quote), s.at,
    s.at + length(t.sentence), CASE WHEN t.type IS NULL THEN NULL ELSE s.at END, CASE WHEN t.type IS NULL THEN NULL ELSE s.at + 2 END,
    t.type, t.date, t.first, t.end, CASE WHEN t.type IS NULL THEN NULL ELSE 'asserted' END, iif(t.type IS NULL, NULL, t.sentence), iif(t.type IS NULL, NULL, 'by-hand')
    FROM told t JOIN (SELECT t.key, instr(d.text, t.sentence) - 1 AS at FROM told t JOIN document d ON d.key = t.doc) s ON s.key = t.key;
INSERT INTO figure (claim, amount_low, amount_high, minor_digits, currency, currency_basis, comparator, vague, per, nature, stage, status, basis,
    instrument, purpose, programme, provider, recipient, channel, speaker, attribution, date, period, rules)
    SELECT key, low * 100000000, high * 100000000, 2, currency, 'sign', comparator, 0, NULL, CASE WHEN type IS NULL THEN NULL ELSE 'aid' END, stage, 'done',
    basis, instrument, purpose, programme, provider, recipient, NULL, NULL, 'own',
    CASE basis WHEN 'cumulative' THEN NULL ELSE date END, CASE basis WHEN 'cumulative' THEN date END, 'by-hand' FROM told;
INSERT INTO event (key, id, preferred, type, date, first_day, end_day, modality, documents, from_entry, until_entry)
    SELECT key, id, key, type, date, first, end, 'asserted', CASE key WHEN 2 THEN 2 ELSE 1 END, 1, NULL FROM told WHERE type IS NOT NULL AND key <> 4;
INSERT INTO event_claim (event, ordinal, claim) SELECT key, 0, key FROM event UNION SELECT 2, 1, 4;
INSERT INTO claim_link (claim, ordinal, kind, target) VALUES (2, 0, 'draws_on', 1);
DROP TABLE told;
