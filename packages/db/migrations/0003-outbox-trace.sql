-- W3C Trace Context: in which trace the event happened.
ALTER TABLE outbox ADD COLUMN traceparent VARCHAR(55) NULL;
