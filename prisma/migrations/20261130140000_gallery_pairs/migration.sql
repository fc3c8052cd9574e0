-- Which words stand side by side in a repository's texts, for searches with quoted phrases: an index of words alone does not
-- know, and each candidate's words would have to be read. Pairs are hashed, so what an index finds is checked against the words.
-- The function is dear, so that the planner takes the index.
CREATE FUNCTION gallery_pairs(words tsvector) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
  WITH placed AS MATERIALIZED (SELECT lexeme, unnest(positions) AS position FROM unnest(words))
  SELECT coalesce(array_agg(DISTINCT hashtextextended(a.lexeme || ' ' || b.lexeme, 0)), '{}')
  FROM placed a JOIN placed b ON b.position = a.position + 1
$$;

CREATE INDEX "gallery_entry_pairs" ON "gallery_entry" USING GIN (gallery_pairs("words")) WITH (fastupdate = off);
