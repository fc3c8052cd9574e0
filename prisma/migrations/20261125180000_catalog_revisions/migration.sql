-- CreateTable
CREATE TABLE "catalog_revision" (
    "repository_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_arn" TEXT,
    "description" TEXT,
    "about_text" TEXT,
    "usage_text" TEXT,
    "architectures" TEXT[],
    "operating_systems" TEXT[],
    "logo_digest" TEXT,

    CONSTRAINT "catalog_revision_pkey" PRIMARY KEY ("repository_id","number")
);

-- AddForeignKey
ALTER TABLE "catalog_revision" ADD CONSTRAINT "catalog_revision_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is there now is the first revision of each repository; who wrote it is in the audit log at most.
INSERT INTO "catalog_revision" ("repository_id", "number", "at", "description", "about_text", "usage_text", "architectures", "operating_systems", "logo_digest")
SELECT "id", 1, "created_at", "description", "about_text", "usage_text", "architectures", "operating_systems", "logo_digest" FROM "repository";
