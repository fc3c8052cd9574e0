-- CreateTable
CREATE TABLE "verification_request" (
    "account_id" CHAR(12) NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rejected_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "verification_request_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "verification_request_rejected_at_created_at_account_id_idx" ON "verification_request"("rejected_at", "created_at", "account_id");

-- AddForeignKey
ALTER TABLE "verification_request" ADD CONSTRAINT "verification_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
