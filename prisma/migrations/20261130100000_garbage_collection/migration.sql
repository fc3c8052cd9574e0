-- From when on the collector counts, of what may still be wanted.
ALTER TABLE "repository_blob" RENAME COLUMN "linked_at" TO "wanted_at";
ALTER TABLE "logo" RENAME COLUMN "created_at" TO "wanted_at";

-- A base layer is in very many images: whether one of a repository has it must not depend on how many.
DROP INDEX "manifest_blob_blob_digest_idx";
CREATE INDEX "manifest_blob_blob_digest_repository_id_idx" ON "manifest_blob"("blob_digest", "repository_id");

-- CreateEnum
CREATE TYPE "collection_status" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED');

-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL,
    "status" "collection_status" NOT NULL,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "began_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "links" INTEGER NOT NULL DEFAULT 0,
    "blobs" INTEGER NOT NULL DEFAULT 0,
    "uploads" INTEGER NOT NULL DEFAULT 0,
    "logos" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "collection_asked_at_idx" ON "collection"("asked_at");
