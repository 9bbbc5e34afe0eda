-- 0002: where a candidate would like to work.
ALTER TABLE candidates ADD COLUMN place TEXT;
