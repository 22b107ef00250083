-- W3C Trace Context: in which trace that happened of which it tells.
ALTER TABLE deliveries ADD COLUMN traceparent VARCHAR(55) NULL;
