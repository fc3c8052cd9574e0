-- Pulls by day, beside the total of the repository.
CREATE TYPE "pull_facet" AS ENUM ('TOTAL', 'HOUR', 'TAG', 'PLATFORM');

CREATE TABLE "pull_day" (
  "repository_id" UUID NOT NULL,
  "facet" "pull_facet" NOT NULL,
  "day" DATE NOT NULL,
  "name" TEXT COLLATE "C" NOT NULL,
  "pulls" BIGINT NOT NULL,

  CONSTRAINT "pull_day_pkey" PRIMARY KEY ("repository_id", "facet", "day", "name")
-- Room on each page, so that counting on leaves the indexes alone.
) WITH (fillfactor = 80);

CREATE INDEX "pull_day_facet_day_idx" ON "pull_day"("facet", "day");

ALTER TABLE "pull_day" ADD CONSTRAINT "pull_day_repository_id_fkey"
  FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
