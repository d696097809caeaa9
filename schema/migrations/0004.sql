-- Events of more than a year, so that those which began long before a window and reach into it are found apart.
CREATE INDEX event_long ON event (coalesce(end_day, '9999-12-31')) WHERE until_entry IS NULL
    AND coalesce(end_day, '9999-12-31') > date(first_day, '+366 days');
PRAGMA user_version = 4;
