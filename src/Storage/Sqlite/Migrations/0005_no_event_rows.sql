-- Their events are in the blocks by now.
DROP TABLE event_resources;
DROP TABLE events;
