-- AlterTable: a passkey has no seed.
ALTER TABLE "mfa_device" ALTER COLUMN "seed_ciphertext" DROP NOT NULL;

-- CreateTable
CREATE TABLE "passkey" (
    "serial_number" TEXT NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "sign_count" BIGINT NOT NULL,
    "transports" TEXT[],

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("serial_number")
);

-- CreateTable
CREATE TABLE "spent_challenge" (
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "spent_challenge_expires_at_idx" ON "spent_challenge"("expires_at");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_serial_number_fkey" FOREIGN KEY ("serial_number") REFERENCES "mfa_device"("serial_number") ON DELETE CASCADE ON UPDATE CASCADE;
