-- What the gallery searches, apart from the repositories: a row for each repository that it shows, narrow enough for tens of
-- thousands of them to be counted while a visitor waits. Triggers keep it in step, in the transaction of each change.

-- CreateTable
CREATE TABLE "gallery_entry" (
    "repository_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "facets" SMALLINT NOT NULL,
    "pulls" BIGINT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,
    "name_words" tsvector NOT NULL,
    "brief" tsvector NOT NULL,
    "words" tsvector NOT NULL,
    "filler" TEXT NOT NULL DEFAULT repeat(' ', 2000),

    CONSTRAINT "gallery_entry_pkey" PRIMARY KEY ("repository_id")
);

-- CreateTable
CREATE TABLE "gallery_order" (
    "repository_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "facets" SMALLINT NOT NULL,
    "pulls" BIGINT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gallery_order_pkey" PRIMARY KEY ("repository_id")
);

-- The indexes need the texts' words, searches hardly ever: they lie out of line. PostgreSQL moves values there only when a
-- row is beyond 2 kB, which the filler sees to. It takes some 30 bytes itself, as it is compressed.
ALTER TABLE "gallery_entry" SET (toast_tuple_target = 128, fillfactor = 85);
ALTER TABLE "gallery_entry"
  ALTER COLUMN "name" SET STORAGE PLAIN,
  ALTER COLUMN "name_words" SET STORAGE PLAIN,
  ALTER COLUMN "brief" SET STORAGE EXTERNAL,
  ALTER COLUMN "words" SET STORAGE EXTERNAL,
  ALTER COLUMN "filler" SET STORAGE MAIN;

-- Some milliseconds of work, which helpers would take longer to begin.
ALTER TABLE "gallery_entry" SET (parallel_workers = 0);
ALTER TABLE "gallery_order" SET (parallel_workers = 0);

-- Which filters a repository passes. The bits are those of registry/stores/prisma/gallery-facets.ts.
CREATE FUNCTION gallery_facets(verified boolean, systems text[], processors text[]) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE WHEN verified THEN 1 ELSE 0 END
    | CASE WHEN 'Linux' = ANY(systems) THEN 2 ELSE 0 END
    | CASE WHEN 'Windows' = ANY(systems) THEN 4 ELSE 0 END
    | CASE WHEN 'ARM' = ANY(processors) THEN 8 ELSE 0 END
    | CASE WHEN 'ARM 64' = ANY(processors) THEN 16 ELSE 0 END
    | CASE WHEN 'x86' = ANY(processors) THEN 32 ELSE 0 END
    | CASE WHEN 'x86-64' = ANY(processors) THEN 64 ELSE 0 END
    | CASE WHEN systems <@ ARRAY['Linux', 'Windows'] THEN 0 ELSE 128 END
    | CASE WHEN processors <@ ARRAY['ARM', 'ARM 64', 'x86', 'x86-64'] THEN 0 ELSE 256 END)::smallint
$$;

-- The number of pulls without all but its first six binary digits.
CREATE FUNCTION gallery_pulls(pulls bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT (pulls >> digits) << digits FROM (SELECT greatest(0, floor(ln(greatest(pulls, 1)::float8) / ln(2.0::float8))::int - 5) AS digits) d
$$;

-- Shows a repository, or shows it anew. The first push of one whose account is just being suspended waits to see how that ends.
CREATE FUNCTION gallery_show(r "repository") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  account_verified boolean;
  shown_facets smallint;
  plain_name text := regexp_replace(r.name, '[/._-]+', ' ', 'g') || ' ' || r.name;
  of_name tsvector;
  of_brief tsvector;
BEGIN
  SELECT facets & 1 = 1 INTO account_verified FROM gallery_entry WHERE repository_id = r.id FOR UPDATE;
  IF NOT FOUND THEN
    SELECT verified INTO account_verified FROM account WHERE id = r.account_id AND suspended_at IS NULL FOR SHARE;
    IF NOT FOUND THEN RETURN; END IF;
  END IF;
  shown_facets := gallery_facets(account_verified, coalesce(r.operating_systems, '{}'), coalesce(r.architectures, '{}'));
  -- A search is stemmed, a half-typed word is not: words of a name are there both ways.
  of_name := to_tsvector('simple', plain_name) || to_tsvector('english', plain_name);
  of_brief := of_name || to_tsvector('english', unaccent(coalesce(r.description, '')));
  INSERT INTO gallery_entry (repository_id, account_id, name, facets, pulls, pushed_at, name_words, brief, words)
    VALUES (r.id, r.account_id, r.name, shown_facets, r.pull_count, r.last_pushed_at, strip(of_name), of_brief,
      of_brief || to_tsvector('english', unaccent(coalesce(r.about_text, ''))) || to_tsvector('english', unaccent(coalesce(r.usage_text, ''))))
    ON CONFLICT (repository_id) DO UPDATE SET name = excluded.name, facets = excluded.facets, pulls = excluded.pulls,
      pushed_at = excluded.pushed_at, name_words = excluded.name_words, brief = excluded.brief, words = excluded.words;
  INSERT INTO gallery_order (repository_id, account_id, name, facets, pulls, pushed_at)
    VALUES (r.id, r.account_id, r.name, shown_facets, r.pull_count, r.last_pushed_at)
    ON CONFLICT (repository_id) DO UPDATE SET name = excluded.name, facets = excluded.facets, pulls = excluded.pulls,
      pushed_at = excluded.pushed_at;
END
$$;

CREATE FUNCTION repository_in_gallery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last_pushed_at IS NULL THEN
    DELETE FROM gallery_entry WHERE repository_id = NEW.id;
  ELSIF TG_OP = 'INSERT' OR OLD.last_pushed_at IS NULL
    OR (NEW.name, NEW.description, NEW.about_text, NEW.usage_text, NEW.operating_systems, NEW.architectures)
      IS DISTINCT FROM (OLD.name, OLD.description, OLD.about_text, OLD.usage_text, OLD.operating_systems, OLD.architectures) THEN
    PERFORM gallery_show(NEW);
  ELSE
    UPDATE gallery_entry SET pushed_at = NEW.last_pushed_at WHERE repository_id = NEW.id;
    UPDATE gallery_order SET pushed_at = NEW.last_pushed_at WHERE repository_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

-- Order by pulls is right to three hundredths: an index of them then changes some dozens of times while pulls double, not
-- with every pull. In gallery_entry no index holds them at all. Pulls of many repositories are counted at once, so this waits
-- for nobody: an entry that somebody else has locked is put right by later pulls.
CREATE FUNCTION repository_pulled_in_gallery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entry e SET pulls = NEW.pull_count
    FROM (SELECT repository_id FROM gallery_entry WHERE repository_id = NEW.id FOR NO KEY UPDATE SKIP LOCKED) free
    WHERE e.repository_id = free.repository_id;
  IF FOUND THEN UPDATE gallery_order SET pulls = NEW.pull_count WHERE repository_id = NEW.id; END IF;
  RETURN NULL;
END
$$;

-- It needs entries only, of which those who hold a repository wait for no more than one: nobody waits in a circle.
CREATE FUNCTION account_in_gallery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.suspended_at IS NOT NULL THEN
    DELETE FROM gallery_entry WHERE account_id = NEW.id;
  ELSIF OLD.suspended_at IS NOT NULL THEN
    PERFORM gallery_show(r) FROM (SELECT * FROM repository WHERE account_id = NEW.id AND last_pushed_at IS NOT NULL ORDER BY id) r;
  ELSE
    UPDATE gallery_entry SET facets = (facets & ~1) | NEW.verified::int WHERE account_id = NEW.id;
    UPDATE gallery_order SET facets = (facets & ~1) | NEW.verified::int WHERE account_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

INSERT INTO gallery_entry (repository_id, account_id, name, facets, pulls, pushed_at, name_words, brief, words)
  SELECT r.id, r.account_id, r.name, gallery_facets(a.verified, coalesce(r.operating_systems, '{}'), coalesce(r.architectures, '{}')),
    r.pull_count, r.last_pushed_at, strip(n.words), n.words || b.words,
    n.words || b.words || to_tsvector('english', unaccent(coalesce(r.about_text, ''))) || to_tsvector('english', unaccent(coalesce(r.usage_text, '')))
  FROM repository r JOIN account a ON a.id = r.account_id
    CROSS JOIN LATERAL (SELECT regexp_replace(r.name, '[/._-]+', ' ', 'g') || ' ' || r.name AS name) p
    CROSS JOIN LATERAL (SELECT to_tsvector('simple', p.name) || to_tsvector('english', p.name) AS words) n
    CROSS JOIN LATERAL (SELECT to_tsvector('english', unaccent(coalesce(r.description, ''))) AS words) b
  WHERE r.last_pushed_at IS NOT NULL AND a.suspended_at IS NULL;
INSERT INTO gallery_order (repository_id, account_id, name, facets, pulls, pushed_at)
  SELECT repository_id, account_id, name, facets, pulls, pushed_at FROM gallery_entry;

-- CreateIndex
CREATE INDEX "gallery_entry_account_id_idx" ON "gallery_entry"("account_id");
-- CreateIndex
CREATE INDEX "gallery_entry_name_idx" ON "gallery_entry"("name");
-- CreateIndex
CREATE INDEX "gallery_entry_name_trgm" ON "gallery_entry" USING GIN ("name" gin_trgm_ops);
-- Texts change seldom, and searches would have to read a list of pending changes.
-- CreateIndex
CREATE INDEX "gallery_entry_brief" ON "gallery_entry" USING GIN ("brief") WITH (fastupdate = off);
-- CreateIndex
CREATE INDEX "gallery_entry_words" ON "gallery_entry" USING GIN ("words") WITH (fastupdate = off);
-- CreateIndex
CREATE INDEX "gallery_order_account_id_idx" ON "gallery_order"("account_id");
-- CreateIndex
CREATE INDEX "gallery_order_facets_idx" ON "gallery_order"("facets");
-- CreateIndex
CREATE INDEX "gallery_order_pulls" ON "gallery_order"("pulls" DESC, "pushed_at" DESC, "name", "repository_id") INCLUDE ("facets");
-- CreateIndex
CREATE INDEX "gallery_order_pushed_at" ON "gallery_order"("pushed_at" DESC, "name", "repository_id") INCLUDE ("facets");
-- CreateIndex
CREATE INDEX "gallery_order_name" ON "gallery_order"("name", "pulls" DESC, "repository_id") INCLUDE ("facets");

-- AddForeignKey
ALTER TABLE "gallery_entry" ADD CONSTRAINT "gallery_entry_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "gallery_order" ADD CONSTRAINT "gallery_order_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "gallery_entry"("repository_id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER repository_in_gallery
  AFTER INSERT OR UPDATE OF name, description, about_text, usage_text, operating_systems, architectures, last_pushed_at ON "repository"
  FOR EACH ROW EXECUTE FUNCTION repository_in_gallery();
CREATE TRIGGER repository_pulled_in_gallery AFTER UPDATE OF pull_count ON "repository"
  FOR EACH ROW WHEN (gallery_pulls(OLD.pull_count) <> gallery_pulls(NEW.pull_count)) EXECUTE FUNCTION repository_pulled_in_gallery();
CREATE TRIGGER account_in_gallery AFTER UPDATE OF verified, suspended_at ON "account"
  FOR EACH ROW WHEN (OLD.verified <> NEW.verified OR (OLD.suspended_at IS NULL) <> (NEW.suspended_at IS NULL))
  EXECUTE FUNCTION account_in_gallery();

-- What they replace.
DROP TRIGGER repository_search_vector ON "repository";
DROP FUNCTION repository_search_vector();
DROP INDEX "repository_name_trgm";
DROP INDEX "repository_last_pushed_at_idx";
ALTER TABLE "repository" DROP COLUMN "search_vector";
