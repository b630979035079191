-- Posts that come again: their rhythm, its dates where the campaign really takes place. As written it stands in the content.

ALTER TABLE post ADD COLUMN repeats TEXT;
ALTER TABLE post_version ADD COLUMN repeats TEXT;
