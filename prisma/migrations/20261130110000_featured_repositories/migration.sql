-- CreateTable
CREATE TABLE "featured_repository" (
    "repository_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "featured_repository_pkey" PRIMARY KEY ("repository_id")
);

-- AddForeignKey
ALTER TABLE "featured_repository" ADD CONSTRAINT "featured_repository_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The front page is cached: every worker drops it when it features something else.
CREATE TRIGGER featured_repository_notify AFTER INSERT OR UPDATE OR DELETE ON "featured_repository" FOR EACH ROW EXECUTE FUNCTION notify_repository();
