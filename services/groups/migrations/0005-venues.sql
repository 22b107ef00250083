-- Place and link of a yes, as the ledger has them or was asked for them.
ALTER TABLE attendances ADD COLUMN place VARCHAR(200) NULL;
ALTER TABLE attendances ADD COLUMN link VARCHAR(2048) NULL;
