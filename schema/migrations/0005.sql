CREATE TABLE event_month (
    -- Derived: how many events in force that are listed begin in a month, of each kind and of all.
    kind   TEXT NOT NULL,                 -- PLOVER, as event.type; '' is all kinds together
    month  TEXT NOT NULL,                 -- 2021-08; '' is the month of those without a day
    events INTEGER NOT NULL,
    first  TEXT,                          -- the first and the last of their first days
    last   TEXT,
    PRIMARY KEY (kind, month),
    CONSTRAINT event_month_events CHECK (events > 0),
    CONSTRAINT event_month_days CHECK (first <= last)
) STRICT, WITHOUT ROWID;

INSERT INTO event_month
SELECT type, coalesce(substr(first_day, 1, 7), ''), count(*), min(first_day), max(first_day) FROM event
WHERE until_entry IS NULL AND type IS NOT NULL AND standing IS NOT 'rejected' GROUP BY 1, 2;

INSERT INTO event_month SELECT '', month, sum(events), min(first), max(last) FROM event_month GROUP BY month;

PRAGMA user_version = 5;
