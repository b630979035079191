-- Posts that come again, fill gaps or wait for a queue slot. 0/1 are no and yes.

ALTER TABLE post ADD COLUMN repeats TEXT;                         -- rhythm, its dates where the campaign really takes place
ALTER TABLE post ADD COLUMN evergreen INTEGER NOT NULL DEFAULT 0; -- fills queue slots that nothing else takes
ALTER TABLE post ADD COLUMN queued INTEGER NOT NULL DEFAULT 0;    -- takes the next slot: due_at is the one it has, or would have
ALTER TABLE post_version ADD COLUMN repeats TEXT;

CREATE INDEX post_again ON post (status, campaign) WHERE repeats IS NOT NULL OR evergreen = 1;
