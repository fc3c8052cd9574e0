-- AlterTable
ALTER TABLE "iam_user" ADD COLUMN "password_changed_at" TIMESTAMPTZ(3);

-- Nobody noted until now when a password was changed.
UPDATE "iam_user" SET "password_changed_at" = "password_created_at";

-- CreateTable
CREATE TABLE "password_policy" (
    "account_id" CHAR(12) NOT NULL,
    "minimum_length" INTEGER NOT NULL,
    "require_symbols" BOOLEAN NOT NULL,
    "require_numbers" BOOLEAN NOT NULL,
    "require_uppercase" BOOLEAN NOT NULL,
    "require_lowercase" BOOLEAN NOT NULL,
    "allow_users_to_change" BOOLEAN NOT NULL,
    "max_age_days" INTEGER,
    "reuse_prevention" INTEGER,
    "hard_expiry" BOOLEAN NOT NULL,

    CONSTRAINT "password_policy_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "password_history" (
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,

    CONSTRAINT "password_history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "password_history_user_id_id_idx" ON "password_history"("user_id", "id");

-- AddForeignKey
ALTER TABLE "password_policy" ADD CONSTRAINT "password_policy_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It lets users change their own password, or not.
CREATE TRIGGER password_policy_notify AFTER INSERT OR UPDATE OR DELETE ON "password_policy" FOR EACH ROW EXECUTE FUNCTION notify_identity();
