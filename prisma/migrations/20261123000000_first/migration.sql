CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "alias_status" AS ENUM ('ACTIVE', 'PENDING', 'REJECTED');

-- CreateTable
CREATE TABLE "account" (
    "id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "operator" BOOLEAN NOT NULL DEFAULT false,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "suspended_at" TIMESTAMPTZ(3),
    "display_name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_key" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "secret_ciphertext" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_alias" (
    "name" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "status" "alias_status" NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registry_alias_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "repository" (
    "id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "description" TEXT,
    "about_text" TEXT,
    "usage_text" TEXT,
    "architectures" TEXT[],
    "operating_systems" TEXT[],
    "logo_digest" TEXT,
    "last_pushed_at" TIMESTAMPTZ(3),
    "pull_count" BIGINT NOT NULL DEFAULT 0,
    "search_vector" tsvector,

    CONSTRAINT "repository_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repository_resource_tag" (
    "repository_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "repository_resource_tag_pkey" PRIMARY KEY ("repository_id","key")
);

-- CreateTable
CREATE TABLE "blob" (
    "digest" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "repository_blob" (
    "repository_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repository_blob_pkey" PRIMARY KEY ("repository_id","digest")
);

-- CreateTable
CREATE TABLE "manifest" (
    "repository_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "artifact_media_type" TEXT,
    "bytes" BYTEA NOT NULL,
    "image_size_bytes" BIGINT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subject_digest" TEXT,
    "summary" JSONB NOT NULL,

    CONSTRAINT "manifest_pkey" PRIMARY KEY ("repository_id","digest")
);

-- CreateTable
CREATE TABLE "manifest_child" (
    "repository_id" UUID NOT NULL,
    "parent_digest" TEXT NOT NULL,
    "child_digest" TEXT NOT NULL,

    CONSTRAINT "manifest_child_pkey" PRIMARY KEY ("repository_id","parent_digest","child_digest")
);

-- CreateTable
CREATE TABLE "manifest_blob" (
    "repository_id" UUID NOT NULL,
    "manifest_digest" TEXT NOT NULL,
    "blob_digest" TEXT NOT NULL,

    CONSTRAINT "manifest_blob_pkey" PRIMARY KEY ("repository_id","manifest_digest","blob_digest")
);

-- CreateTable
CREATE TABLE "tag" (
    "repository_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("repository_id","name")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "repository_id" UUID NOT NULL,
    "principal_arn" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "logo" (
    "digest" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "logo_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "instance_fact" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "instance_fact_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "access_key_account_id_idx" ON "access_key"("account_id");

-- CreateIndex
CREATE INDEX "registry_alias_account_id_idx" ON "registry_alias"("account_id");

-- CreateIndex
CREATE INDEX "repository_name_trgm" ON "repository" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "repository_search_vector" ON "repository" USING GIN ("search_vector");

-- CreateIndex
CREATE INDEX "repository_last_pushed_at_idx" ON "repository"("last_pushed_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "repository_account_id_name_key" ON "repository"("account_id", "name");

-- CreateIndex
CREATE INDEX "repository_blob_digest_idx" ON "repository_blob"("digest");

-- CreateIndex
CREATE INDEX "manifest_repository_id_subject_digest_idx" ON "manifest"("repository_id", "subject_digest");

-- CreateIndex
CREATE INDEX "manifest_repository_id_pushed_at_idx" ON "manifest"("repository_id", "pushed_at");

-- CreateIndex
CREATE INDEX "manifest_child_repository_id_child_digest_idx" ON "manifest_child"("repository_id", "child_digest");

-- CreateIndex
CREATE INDEX "manifest_blob_blob_digest_idx" ON "manifest_blob"("blob_digest");

-- CreateIndex
CREATE INDEX "tag_repository_id_digest_idx" ON "tag"("repository_id", "digest");

-- CreateIndex
CREATE INDEX "tag_repository_id_pushed_at_idx" ON "tag"("repository_id", "pushed_at" DESC);

-- CreateIndex
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");

-- AddForeignKey
ALTER TABLE "access_key" ADD CONSTRAINT "access_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_alias" ADD CONSTRAINT "registry_alias_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository" ADD CONSTRAINT "repository_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_resource_tag" ADD CONSTRAINT "repository_resource_tag_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_blob" ADD CONSTRAINT "repository_blob_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repository_blob" ADD CONSTRAINT "repository_blob_digest_fkey" FOREIGN KEY ("digest") REFERENCES "blob"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifest" ADD CONSTRAINT "manifest_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifest_child" ADD CONSTRAINT "manifest_child_repository_id_parent_digest_fkey" FOREIGN KEY ("repository_id", "parent_digest") REFERENCES "manifest"("repository_id", "digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifest_child" ADD CONSTRAINT "manifest_child_repository_id_child_digest_fkey" FOREIGN KEY ("repository_id", "child_digest") REFERENCES "manifest"("repository_id", "digest") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifest_blob" ADD CONSTRAINT "manifest_blob_repository_id_manifest_digest_fkey" FOREIGN KEY ("repository_id", "manifest_digest") REFERENCES "manifest"("repository_id", "digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_repository_id_digest_fkey" FOREIGN KEY ("repository_id", "digest") REFERENCES "manifest"("repository_id", "digest") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- tags/list is in byte order whatever the database's own collation is.
ALTER TABLE "tag" ALTER COLUMN "name" TYPE TEXT COLLATE "C";
ALTER TABLE "repository" ALTER COLUMN "name" TYPE TEXT COLLATE "C";

-- One primary and one default alias an account.
CREATE UNIQUE INDEX "registry_alias_primary" ON "registry_alias" ("account_id") WHERE "is_primary";
CREATE UNIQUE INDEX "registry_alias_default" ON "registry_alias" ("account_id") WHERE "is_default";

-- The name weighs most; its parts (a-b/c_d) are words of their own.
CREATE FUNCTION repository_search_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_vector :=
    setweight(to_tsvector('simple', regexp_replace(NEW.name, '[/._-]+', ' ', 'g') || ' ' || NEW.name), 'A') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.description, ''))), 'B') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.about_text, ''))), 'C') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.usage_text, ''))), 'D');
  RETURN NEW;
END
$$;
CREATE TRIGGER repository_search_vector
  BEFORE INSERT OR UPDATE OF name, description, about_text, usage_text ON "repository"
  FOR EACH ROW EXECUTE FUNCTION repository_search_vector();

-- Every worker drops what it has cached of a repository or account when a transaction that changed it commits.
CREATE FUNCTION notify_repository() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_repository', CASE WHEN TG_OP = 'DELETE' THEN OLD.repository_id ELSE NEW.repository_id END::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER tag_notify AFTER INSERT OR UPDATE OR DELETE ON "tag" FOR EACH ROW EXECUTE FUNCTION notify_repository();
CREATE TRIGGER manifest_notify AFTER UPDATE OR DELETE ON "manifest" FOR EACH ROW EXECUTE FUNCTION notify_repository();
CREATE TRIGGER repository_blob_notify AFTER DELETE ON "repository_blob" FOR EACH ROW EXECUTE FUNCTION notify_repository();
CREATE FUNCTION notify_repository_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_repository', OLD.id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER repository_notify AFTER DELETE ON "repository" FOR EACH ROW EXECUTE FUNCTION notify_repository_gone();
CREATE FUNCTION notify_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_account', CASE WHEN TG_OP = 'DELETE' THEN OLD.account_id ELSE NEW.account_id END::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER access_key_notify AFTER UPDATE OR DELETE ON "access_key" FOR EACH ROW EXECUTE FUNCTION notify_account();
CREATE TRIGGER registry_alias_notify AFTER INSERT OR UPDATE OR DELETE ON "registry_alias" FOR EACH ROW EXECUTE FUNCTION notify_account();
CREATE FUNCTION notify_account_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_account', OLD.id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER account_notify AFTER UPDATE OR DELETE ON "account" FOR EACH ROW EXECUTE FUNCTION notify_account_itself();
