-- A search is stemmed: `redis database` asks for `redi` and `databas`. Words of a name must be there stemmed too, or a
-- search that finds one word in the name and the other in the description finds nothing.
CREATE OR REPLACE FUNCTION repository_search_vector() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name_words text := regexp_replace(NEW.name, '[/._-]+', ' ', 'g') || ' ' || NEW.name;
BEGIN
  NEW.search_vector :=
    setweight(to_tsvector('simple', name_words), 'A') ||
    setweight(to_tsvector('english', name_words), 'A') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.description, ''))), 'B') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.about_text, ''))), 'C') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.usage_text, ''))), 'D');
  RETURN NEW;
END
$$;
UPDATE "repository" SET "name" = "name";
