-- Somebody signed in on the pages: temporary credentials of the user or root user itself.
ALTER TYPE "session_kind" ADD VALUE 'CONSOLE';

-- Apart from the credentials, whose every change is announced to all workers: of a session's use nobody need hear.
CREATE TABLE "console_session" (
    "id" TEXT NOT NULL,
    "source_ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_source_ip" TEXT NOT NULL,

    CONSTRAINT "console_session_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "console_session" ADD CONSTRAINT "console_session_id_fkey" FOREIGN KEY ("id") REFERENCES "session_credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;
