-- What a repository's owner wants offered first. No reference: a tag that is deleted may come back.
ALTER TABLE "repository" ADD COLUMN "preferred_tag" TEXT;

-- AlterTable
ALTER TABLE "tag" ADD COLUMN     "image_size_bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "natural_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "version_key" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- A number so that texts in byte order are in the order of numbers: its length in three digits, and its digits.
CREATE FUNCTION sortable_number(digits text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lpad(length(ltrim(digits, '0'))::text, 3, '0') || ltrim(digits, '0')
$$;

-- A tag's name as people sort: 9 before 10, capitals beside small letters.
CREATE FUNCTION tag_natural_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(coalesce(sortable_number(run[1]), lower(run[2])), '' ORDER BY place), '')
  FROM regexp_matches(name, '([0-9]+)|([^0-9]+)', 'g') WITH ORDINALITY AS runs(run, place)
$$;

-- The precedence of a tag's name as a semantic version, in byte order; empty for what is no version. A leading v is passed over,
-- a fourth part counts, as images of Windows have it, and what follows _ (a tag's way to write +) does not. Missing parts come
-- after all others, since 1 and 1.2 move on with the newest of theirs; in a prerelease they are 0.
-- Of identifiers of a prerelease, numbers come before texts, and fewer before more: 0 ends them, 1 is a number, 2 a text.
CREATE FUNCTION tag_version_key(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  parts text[] := regexp_match(name,
    '^[vV]?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:_[0-9A-Za-z._-]*)?$');
  version text := '';
  identifier text;
BEGIN
  IF parts IS NULL THEN
    RETURN '';
  END IF;
  FOR part IN 1..4 LOOP
    version := version || CASE
      WHEN parts[part] IS NULL AND part < 4 AND parts[5] IS NULL THEN '999'
      ELSE sortable_number(coalesce(parts[part], '0'))
    END;
  END LOOP;
  IF parts[5] IS NULL THEN
    RETURN version || '1';
  END IF;
  version := version || '0';
  FOREACH identifier IN ARRAY string_to_array(parts[5], '.') LOOP
    version := version || CASE WHEN identifier ~ '^[0-9]+$' THEN '1' || sortable_number(identifier) ELSE '2' || identifier || ' ' END;
  END LOOP;
  RETURN version || '0';
END
$$;

-- By what lists of tags are sorted, beside the tag itself: an index cannot reach into another table.
CREATE FUNCTION tag_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.natural_key := tag_natural_key(NEW.name);
  NEW.version_key := tag_version_key(NEW.name);
  NEW.image_size_bytes := coalesce(
    (SELECT m.image_size_bytes FROM manifest m WHERE m.repository_id = NEW.repository_id AND m.digest = NEW.digest), 0);
  RETURN NEW;
END
$$;
CREATE TRIGGER tag_orders BEFORE INSERT OR UPDATE OF name, digest ON "tag" FOR EACH ROW EXECUTE FUNCTION tag_orders();
-- Nothing changes that anybody remembers, and a notification for each of millions takes longer than the rest.
ALTER TABLE "tag" DISABLE TRIGGER tag_notify;
UPDATE "tag" SET "name" = "name";
ALTER TABLE "tag" ENABLE TRIGGER tag_notify;

-- CreateIndex
CREATE INDEX "tag_version_order" ON "tag"("repository_id", "version_key", "natural_key", "name");

-- CreateIndex
CREATE INDEX "tag_name_order" ON "tag"("repository_id", "natural_key", "name");

-- CreateIndex
CREATE INDEX "tag_size_order" ON "tag"("repository_id", "image_size_bytes", "name");
