-- A small ledger by hand: three documents (one an older version), six claims, five events, one of them undated.
INSERT INTO entry (id, at, author, command, reason, version, model, previous, digest)
    VALUES (1, '2021-09-02T00:00:00Z', 'Ann', 'ledger add', NULL, '0.1.0', NULL, '', 'd1');

INSERT INTO document (key, id, digest, title, source, url, published_on, place, text, entry, supersedes) VALUES
    (1, 'd0c1aaaaaaaa', 'd0c1', 'Talks – Washington', 'RT', 'https://example.org/1', '2021-09-01', 'a.txt',
     'Share it!' || char(10) || 'Volodymyr Zelensky met Joe Biden in August 2021. The US gave Ukraine $60 million on 31 August 2021. '
     || 'Kiev asked for more than $2.5 billion. It cost billions.', 1, NULL),
    (2, 'd0c2aaaaaaaa', 'd0c2', 'Statement | old', 'White House', 'https://example.org/2', '2021-09-02', 'b.txt', 'The US will help.', 1, NULL),
    (3, 'd0c3aaaaaaaa', 'd0c3', 'Statement | new', 'White House', 'https://example.org/2', '2021-09-02', 'b.txt',
     'Washington sent $60 million to Kiev. Protesters gathered.', 1, 2),
    (4, 'd0c4aaaaaaaa', 'd0c4', NULL, NULL, NULL, NULL, '-', '=1+1 ' || char(27) || '[31mred', 1, NULL);
INSERT INTO reading (key, document, entry, until)
    VALUES (1, 1, 1, NULL), (2, 2, 1, 1), (3, 3, 1, NULL), (4, 4, 1, NULL);
INSERT INTO passage (reading, start, end, rule)
    VALUES (1, 0, 10, 'share-line'), (1, 10, 166, NULL), (3, 0, 57, NULL);

INSERT INTO actor (key, id, name, kind, country, sector)
    VALUES
    (1, 'volodymyr-zelensky', 'Volodymyr Zelensky', 'person', 'UKR', 'GOV'), (2, 'joe-biden', 'Joe Biden', 'person', 'USA', 'GOV'),
    (3, 'usa', 'United States', 'state', 'USA', NULL), (4, 'ukr', 'Ukraine', 'state', 'UKR', NULL),
    (5, 'name:Hunter Biden', 'Hunter Biden', 'person', NULL, NULL);
INSERT INTO mention (reading, kind, start, end, value, actor, rules)
    SELECT 1, 'actor', instr(text, 'Volodymyr') - 1, instr(text, 'Volodymyr') + 17, 'Volodymyr Zelensky', 1, 'full-name' FROM document WHERE key = 1;
INSERT INTO mention (reading, kind, start, end, value, actor, rules)
    SELECT 1, 'actor', instr(text, 'Joe Biden') - 1, instr(text, 'Joe Biden') + 8, 'Joe Biden', 2, 'full-name' FROM document WHERE key = 1;
INSERT INTO mention (reading, kind, start, end, value, actor, rules)
    SELECT 1, 'actor', instr(text, 'US gave') - 1, instr(text, 'US gave') + 1, 'United States', 3, 'strong-name' FROM document WHERE key = 1;
INSERT INTO mention (reading, kind, start, end, value, actor, rules)
    SELECT 1, 'money', instr(text, '$60 ') - 1, instr(text, '$60 ') + 10, '60,000,000 USD', NULL, 'sign amount-scale' FROM document WHERE key = 1;
INSERT INTO doubt (key, reading, start, end, rule, why)
    SELECT 1, 1, instr(text, 'billions') - 1, instr(text, 'billions') + 7, 'no-currency', 'an amount without a currency' FROM document WHERE key = 1;

INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    SELECT 1, 'c1a1aaaaaaaa', 1, 0, instr(text, 'met') - 1, instr(text, 'met') + 2, 10, 58, instr(text, 'met') - 1, instr(text, 'met') + 2,
    'CONSULT', '2021-08', '2021-08-01', '2021-09-01', 'asserted', 'Volodymyr Zelensky met Joe Biden', 'meet-verb' FROM document WHERE key = 1;
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    SELECT 2, 'c1a2aaaaaaaa', 1, 1, instr(text, '$60 ') - 1, instr(text, '$60 ') + 10, 59, 109, instr(text, 'gave') - 1, instr(text, 'gave') + 3,
    'AID', '2021-08-31', '2021-08-31', '2021-09-01', 'asserted', 'US gave Ukraine $60 million', 'give-verb' FROM document WHERE key = 1;
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    SELECT 3, 'c1b3aaaaaaaa', 1, 2, instr(text, '$2.5') - 1, instr(text, '$2.5') + 11, 110, 148, instr(text, 'asked') - 1, instr(text, 'asked') + 4,
    'REQUEST', NULL, NULL, NULL, 'requested', 'Ukraine asked for more', 'ask-verb' FROM document WHERE key = 1;
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    SELECT 4, 'c1b4aaaaaaaa', 3, 0, instr(text, '$60 ') - 1, instr(text, '$60 ') + 10, 0, 36, instr(text, 'sent') - 1, instr(text, 'sent') + 3,
    'AID', '2021-09-02', '2021-09-02', '2021-09-03', 'asserted', 'Washington sent money', 'give-verb' FROM document WHERE key = 3;
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    SELECT 5, 'c1b5aaaaaaaa', 3, 1, instr(text, 'gathered') - 1, instr(text, 'gathered') + 7, 37, 57, instr(text, 'gathered') - 1, instr(text, 'gathered') + 7,
    'PROTEST', '2021-09-02', '2021-09-02', '2021-09-03', 'asserted', 'Protesters gathered', 'protest-verb' FROM document WHERE key = 3;
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules)
    VALUES (6, 'c1c6aaaaaaaa', 2, 0, 4, 6, 0, 17, 4, 6, 'SUPPORT', NULL, NULL, NULL, 'planned', 'US will help', 'help-verb');

INSERT INTO figure (claim, amount_low, amount_high, minor_digits, currency, currency_basis, comparator, vague, per, nature, stage, status, basis,
    instrument, purpose, programme, provider, recipient, channel, speaker, attribution, date, period, rules) VALUES
    (2, 6000000000, 6000000000, 2, 'USD', 'sign', 'eq', 0, NULL, 'aid', 'announcement', 'done', 'increment', NULL, 'military', NULL,
     '["United States"]', '["Ukraine"]', NULL, NULL, 'own', '2021-08-31', NULL, 'sign amount-scale'),
    (3, 250000000000, NULL, 2, 'USD', 'sign', 'gt', 0, NULL, 'aid', 'request', 'planned', NULL, NULL, NULL, NULL, '[]', '["Ukraine"]', NULL, NULL, 'own',
     NULL, NULL, 'sign amount-scale'),
    (4, 6000000000, 6000000000, 2, 'USD', 'sign', 'eq', 0, NULL, 'aid', 'announcement', 'done', 'increment', NULL, NULL, NULL,
     '["United States"]', '["Ukraine"]', NULL, NULL, 'own', '2021-09-02', NULL, 'sign amount-scale');
INSERT INTO claim_party (claim, ordinal, actor, role, start, end, country, kind)
    VALUES
    (1, 0, 1, 'participant', 10, 28, 'UKR', 'person'), (1, 1, 2, 'participant', 33, 42, 'USA', 'person'), (2, 0, 3, 'actor', 63, 65, 'USA', 'state'), (2, 1, 4, 'recipient', 71, 78, 'UKR', 'state'),
    (3, 0, 4, 'actor', 110, 114, 'UKR', 'state'), (4, 0, 3, 'actor', 0, 10, 'USA', 'state'), (4, 1, 4, 'recipient', 31, 35, 'UKR', 'state');
INSERT INTO claim_link (claim, ordinal, kind, target) VALUES (3, 0, 'revises', 2);

INSERT INTO event (key, id, preferred, type, date, first_day, end_day, modality, documents, from_entry, until_entry)
    VALUES
    (1, 'c1a1aaaaaaaa', 1, 'CONSULT', '2021-08', '2021-08-01', '2021-09-01', 'asserted', 1, 1, NULL),
    (2, 'c1a2aaaaaaaa', 2, 'AID', '2021-08-31', '2021-08-31', '2021-09-01', 'asserted', 2, 1, NULL),
    (3, 'c1b3aaaaaaaa', 3, 'REQUEST', NULL, NULL, NULL, 'requested', 1, 1, NULL),
    (4, 'c1b5aaaaaaaa', 5, 'PROTEST', '2021-09-02', '2021-09-02', '2021-09-03', 'asserted', 1, 1, NULL),
    (5, 'c1c6aaaaaaaa', 6, 'SUPPORT', NULL, NULL, NULL, 'planned', 1, 1, 1);
INSERT INTO event_claim (event, ordinal, claim)
    VALUES (1, 0, 1), (2, 0, 2), (2, 1, 4), (3, 0, 3), (4, 0, 5), (5, 0, 6);
INSERT INTO event_actor (actor, first_day, event, role, until_entry)
    VALUES
    (1, '2021-08-01', 1, 'participant', NULL), (2, '2021-08-01', 1, 'participant', NULL), (3, '2021-08-31', 2, 'actor', NULL),
    (4, '2021-08-31', 2, 'recipient', NULL), (4, '', 3, 'actor', NULL);
INSERT INTO conflict (event, field, value, claim)
    VALUES (2, 'date', '2021-08-31', 2), (2, 'date', '2021-09-02', 4);

INSERT INTO event_month SELECT type, coalesce(substr(first_day, 1, 7), ''), count(*), min(first_day), max(first_day) FROM event
WHERE until_entry IS NULL AND type IS NOT NULL AND standing IS NOT 'rejected' GROUP BY 1, 2;
INSERT INTO event_month SELECT '', month, sum(events), min(first), max(last) FROM event_month GROUP BY month;
