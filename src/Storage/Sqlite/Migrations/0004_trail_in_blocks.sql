-- The trail in blocks: the events of one account and Region that became durable together are one row, so that an event costs its bytes and little more.
-- What an event can be looked up by stands in a filter (Bloom 1970) beside the block; small blocks are put together when there is time.

CREATE TABLE trail_blocks (
    sequence INTEGER NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    first_time INTEGER NOT NULL,
    last_time INTEGER NOT NULL,
    count INTEGER NOT NULL,
    filter BLOB NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX trail_blocks_by_time ON trail_blocks (account_id, region, last_time, sequence, first_time, count);
