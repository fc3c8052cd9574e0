-- AlterTable
ALTER TABLE "account" ADD COLUMN "create_on_push" BOOLEAN NOT NULL DEFAULT false;
