-- The id of an upload says whose it is: registry/tokens/upload-ids.ts. Uploads of before have ids that say nothing, so nobody can
-- go on with them.
TRUNCATE "upload";
ALTER TABLE "upload" DROP COLUMN "principal_arn";
