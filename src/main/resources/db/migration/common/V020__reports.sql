-- When the oldest post appeared whose figures a report holds, in epoch milliseconds UTC: a report is deleted with them.
-- NULL for a report without posts, and for one that was made before this was noted: then its last day decides.
ALTER TABLE report ADD COLUMN oldest_at BIGINT;
