-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('SESSION_TOKEN', 'ASSUMED_ROLE', 'FEDERATED_USER');

-- AlterEnum
ALTER TYPE "alias_status" ADD VALUE 'RETIRED';

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "iam_alias" TEXT;

-- AlterTable
ALTER TABLE "access_key" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_used_region" TEXT,
ADD COLUMN     "last_used_service" TEXT,
ADD COLUMN     "user_id" TEXT;

-- AlterTable
ALTER TABLE "registry_alias" DROP CONSTRAINT "registry_alias_pkey",
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" TEXT,
ADD CONSTRAINT "registry_alias_pkey" PRIMARY KEY ("name", "account_id");

-- AlterTable
ALTER TABLE "repository" ADD COLUMN     "policy_text" TEXT;

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "last_is_short" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "part_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "short_parts" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "iam_user" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" CITEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '/',
    "password_hash" TEXT,
    "password_reset_required" BOOLEAN NOT NULL DEFAULT false,
    "password_created_at" TIMESTAMPTZ(3),
    "password_last_used_at" TIMESTAMPTZ(3),
    "boundary_arn" TEXT,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "iam_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_group" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" CITEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '/',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "iam_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_group_member" (
    "group_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "iam_group_member_pkey" PRIMARY KEY ("group_id","user_id")
);

-- CreateTable
CREATE TABLE "iam_role" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" CITEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '/',
    "description" TEXT,
    "trust_policy" TEXT NOT NULL,
    "max_session_seconds" INTEGER NOT NULL DEFAULT 3600,
    "boundary_arn" TEXT,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "iam_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "managed_policy" (
    "arn" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_id" CHAR(12),
    "name" CITEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '/',
    "description" TEXT,
    "default_version" INTEGER NOT NULL DEFAULT 1,
    "last_version" INTEGER NOT NULL DEFAULT 1,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "managed_policy_pkey" PRIMARY KEY ("arn")
);

-- CreateTable
CREATE TABLE "managed_policy_version" (
    "policy_arn" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "managed_policy_version_pkey" PRIMARY KEY ("policy_arn","version")
);

-- CreateTable
CREATE TABLE "policy_attachment" (
    "principal_id" TEXT NOT NULL,
    "policy_arn" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_attachment_pkey" PRIMARY KEY ("principal_id","policy_arn")
);

-- CreateTable
CREATE TABLE "inline_policy" (
    "principal_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "inline_policy_pkey" PRIMARY KEY ("principal_id","name")
);

-- CreateTable
CREATE TABLE "mfa_device" (
    "serial_number" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "seed_ciphertext" BYTEA NOT NULL,
    "user_id" TEXT,
    "enabled_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "tries_until" TIMESTAMPTZ(3),
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mfa_device_pkey" PRIMARY KEY ("serial_number")
);

-- CreateTable
CREATE TABLE "session_credential" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "kind" "session_kind" NOT NULL,
    "user_id" TEXT,
    "role_id" TEXT,
    "name" TEXT,
    "secret_ciphertext" BYTEA NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "policies" JSONB,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "mfa_at" TIMESTAMPTZ(3),
    "chained" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "read_only" BOOLEAN NOT NULL,
    "username" TEXT,
    "access_key_id" TEXT,
    "resource_types" TEXT[],
    "resource_names" TEXT[],
    "event" TEXT NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "trail" (
    "account_id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "prefix" TEXT,
    "multi_region" BOOLEAN NOT NULL DEFAULT false,
    "logging" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "delivery_error" TEXT,
    "delivered_up_to" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "delivers_before" xid8,
    "delivering_up_to" xid8,
    "delivering_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trail_pkey" PRIMARY KEY ("account_id","name")
);

-- CreateTable
CREATE TABLE "quota_override" (
    "account_id" CHAR(12) NOT NULL,
    "code" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "quota_override_pkey" PRIMARY KEY ("account_id","code")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "arrives_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "iam_user_account_id_name_key" ON "iam_user"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "iam_group_account_id_name_key" ON "iam_group"("account_id", "name");

-- CreateIndex
CREATE INDEX "iam_group_member_user_id_idx" ON "iam_group_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_role_account_id_name_key" ON "iam_role"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "managed_policy_id_key" ON "managed_policy"("id");

-- CreateIndex
CREATE UNIQUE INDEX "managed_policy_account_id_name_key" ON "managed_policy"("account_id", "name");

-- CreateIndex
CREATE INDEX "policy_attachment_policy_arn_idx" ON "policy_attachment"("policy_arn");

-- CreateIndex
CREATE INDEX "mfa_device_account_id_idx" ON "mfa_device"("account_id");

-- CreateIndex
CREATE INDEX "mfa_device_user_id_idx" ON "mfa_device"("user_id");

-- CreateIndex
CREATE INDEX "session_credential_account_id_idx" ON "session_credential"("account_id");

-- CreateIndex
CREATE INDEX "session_credential_expires_at_idx" ON "session_credential"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_account_id_at_id_idx" ON "audit_event"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_name_at_id_idx" ON "audit_event"("account_id", "name", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_source_at_id_idx" ON "audit_event"("account_id", "source", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_username_at_id_idx" ON "audit_event"("account_id", "username", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_access_key_id_at_id_idx" ON "audit_event"("account_id", "access_key_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_resource_names_idx" ON "audit_event" USING GIN ("resource_names");

-- CreateIndex
CREATE INDEX "audit_event_account_id_transaction_id_idx" ON "audit_event"("account_id", "transaction_id");

-- CreateIndex
CREATE INDEX "rate_bucket_arrives_at_idx" ON "rate_bucket"("arrives_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_iam_alias_key" ON "account"("iam_alias");

-- CreateIndex
CREATE INDEX "access_key_user_id_idx" ON "access_key"("user_id");

-- CreateIndex
CREATE INDEX "registry_alias_status_created_at_idx" ON "registry_alias"("status", "created_at");

-- AddForeignKey
ALTER TABLE "access_key" ADD CONSTRAINT "access_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_user" ADD CONSTRAINT "iam_user_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_user" ADD CONSTRAINT "iam_user_boundary_arn_fkey" FOREIGN KEY ("boundary_arn") REFERENCES "managed_policy"("arn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_group" ADD CONSTRAINT "iam_group_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_group_member" ADD CONSTRAINT "iam_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "iam_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_group_member" ADD CONSTRAINT "iam_group_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_role" ADD CONSTRAINT "iam_role_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_role" ADD CONSTRAINT "iam_role_boundary_arn_fkey" FOREIGN KEY ("boundary_arn") REFERENCES "managed_policy"("arn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "managed_policy" ADD CONSTRAINT "managed_policy_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "managed_policy_version" ADD CONSTRAINT "managed_policy_version_policy_arn_fkey" FOREIGN KEY ("policy_arn") REFERENCES "managed_policy"("arn") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_attachment" ADD CONSTRAINT "policy_attachment_policy_arn_fkey" FOREIGN KEY ("policy_arn") REFERENCES "managed_policy"("arn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mfa_device" ADD CONSTRAINT "mfa_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mfa_device" ADD CONSTRAINT "mfa_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_credential" ADD CONSTRAINT "session_credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_credential" ADD CONSTRAINT "session_credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_credential" ADD CONSTRAINT "session_credential_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "iam_role"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trail" ADD CONSTRAINT "trail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_override" ADD CONSTRAINT "quota_override_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An alias is one account's, or nobody's yet: only rejected requests may repeat.
CREATE UNIQUE INDEX "registry_alias_owned" ON "registry_alias" ("name") WHERE "status" <> 'REJECTED';
-- An operator decides one request of an account at a time.
CREATE UNIQUE INDEX "registry_alias_pending" ON "registry_alias" ("account_id") WHERE "status" = 'PENDING';

-- Every worker drops what it remembers of an account's users, roles, keys and policies when a change of them commits.
CREATE FUNCTION notify_identity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account text := CASE WHEN TG_OP = 'DELETE' THEN OLD.account_id ELSE NEW.account_id END;
BEGIN
  IF account IS NOT NULL THEN PERFORM pg_notify('galleon_identity', account); END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION notify_group_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_identity', account_id::text) FROM iam_group
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.group_id ELSE NEW.group_id END;
  RETURN NULL;
END
$$;
CREATE TRIGGER iam_user_notify AFTER UPDATE OR DELETE ON "iam_user" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER iam_role_notify AFTER UPDATE OR DELETE ON "iam_role" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER iam_group_notify AFTER DELETE ON "iam_group" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER iam_group_member_notify AFTER INSERT OR DELETE ON "iam_group_member" FOR EACH ROW EXECUTE FUNCTION notify_group_member();
CREATE TRIGGER managed_policy_notify AFTER UPDATE OR DELETE ON "managed_policy" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER policy_attachment_notify AFTER INSERT OR DELETE ON "policy_attachment" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER inline_policy_notify AFTER INSERT OR UPDATE OR DELETE ON "inline_policy" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER session_credential_notify AFTER UPDATE OR DELETE ON "session_credential" FOR EACH ROW EXECUTE FUNCTION notify_identity();
CREATE TRIGGER quota_override_notify AFTER INSERT OR UPDATE OR DELETE ON "quota_override" FOR EACH ROW EXECUTE FUNCTION notify_identity();
-- Of a key's use nobody need hear.
DROP TRIGGER access_key_notify ON "access_key";
CREATE TRIGGER access_key_notify AFTER UPDATE OF active OR DELETE ON "access_key" FOR EACH ROW EXECUTE FUNCTION notify_identity();

CREATE FUNCTION notify_repository_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galleon_repository', NEW.id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER repository_policy_notify AFTER UPDATE OF policy_text ON "repository" FOR EACH ROW EXECUTE FUNCTION notify_repository_itself();
CREATE TRIGGER repository_resource_tag_notify AFTER INSERT OR UPDATE OR DELETE ON "repository_resource_tag"
  FOR EACH ROW EXECUTE FUNCTION notify_repository();

-- Managed policies that come with the installation: the user guide's, and one for administrators.
INSERT INTO "managed_policy" ("arn", "id", "name", "description") VALUES
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicFullAccess', 'ANPAGALLEONPUBLICFULL', 'AmazonElasticContainerRegistryPublicFullAccess', 'Provides administrative access to public container registries.'),
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicPowerUser', 'ANPAGALLEONPUBLICPOWE', 'AmazonElasticContainerRegistryPublicPowerUser', 'Provides full access to public repositories, but does not allow to delete them or to change their policies.'),
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly', 'ANPAGALLEONPUBLICREAD', 'AmazonElasticContainerRegistryPublicReadOnly', 'Provides read-only access to public container registries.'),
  ('arn:aws:iam::aws:policy/AdministratorAccess', 'ANPAGALLEONADMINISTRA', 'AdministratorAccess', 'Provides full access to all services and resources.');
INSERT INTO "managed_policy_version" ("policy_arn", "version", "document") VALUES
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicFullAccess', 1, '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "ecr-public:*",
                "sts:GetServiceBearerToken"
            ],
            "Resource": "*"
        }
    ]
}'),
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicPowerUser', 1, '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "ecr-public:GetAuthorizationToken",
                "sts:GetServiceBearerToken",
                "ecr-public:BatchCheckLayerAvailability",
                "ecr-public:GetRepositoryPolicy",
                "ecr-public:DescribeRepositories",
                "ecr-public:DescribeRegistries",
                "ecr-public:DescribeImages",
                "ecr-public:DescribeImageTags",
                "ecr-public:GetRepositoryCatalogData",
                "ecr-public:GetRegistryCatalogData",
                "ecr-public:InitiateLayerUpload",
                "ecr-public:UploadLayerPart",
                "ecr-public:CompleteLayerUpload",
                "ecr-public:PutImage"
            ],
            "Resource": "*"
        }
    ]
}'),
  ('arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly', 1, '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "ecr-public:GetAuthorizationToken",
                "sts:GetServiceBearerToken",
                "ecr-public:BatchCheckLayerAvailability",
                "ecr-public:GetRepositoryPolicy",
                "ecr-public:DescribeRepositories",
                "ecr-public:DescribeRegistries",
                "ecr-public:DescribeImages",
                "ecr-public:DescribeImageTags",
                "ecr-public:GetRepositoryCatalogData",
                "ecr-public:GetRegistryCatalogData"
            ],
            "Resource": "*"
        }
    ]
}'),
  ('arn:aws:iam::aws:policy/AdministratorAccess', 1, '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*"
        }
    ]
}');
