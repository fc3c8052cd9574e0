-- One in eight repositories, for estimates of how many match a term that very many match. Ids are random, so those of
-- the lowest ids stand for all. registry/stores/prisma/gallery-search-sql.ts has the same condition.
CREATE INDEX "gallery_entry_words_sampled" ON "gallery_entry" USING GIN ("words") WITH (fastupdate = off)
  WHERE repository_id < '20000000-0000-0000-0000-000000000000';
CREATE INDEX "gallery_entry_name_trgm_sampled" ON "gallery_entry" USING GIN ("name" gin_trgm_ops)
  WHERE repository_id < '20000000-0000-0000-0000-000000000000';
