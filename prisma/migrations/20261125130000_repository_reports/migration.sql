-- CreateEnum
CREATE TYPE "report_reason" AS ENUM ('MALWARE', 'IMPERSONATION', 'ABUSE', 'COPYRIGHT', 'SPAM', 'OTHER');

-- CreateTable
CREATE TABLE "repository_report" (
    "id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "registry_alias" TEXT NOT NULL,
    "repository_name" TEXT NOT NULL,
    "reason" "report_reason" NOT NULL,
    "text" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,

    CONSTRAINT "repository_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "repository_report_created_at_id_idx" ON "repository_report"("created_at", "id");
