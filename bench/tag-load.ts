import type { Pool } from 'pg'

const otherRepositories = 200
const otherTags = 50

/** One repository with so many tags, of half as many images, as `harbour/many-tags`; and ten thousand tags of others around it. */
export async function loadTags(pool: Pool, tags: number): Promise<void> {
  await pool.query(`insert into account (id, name, email, password_hash) values ('100000000000', 'Harbour', 'harbour@example.com', '')`)
  await pool.query(
    `insert into registry_alias (name, account_id, status, is_primary, is_default) values ('harbour', '100000000000', 'ACTIVE', true, true)`,
  )
  await pool.query(
    `insert into repository (id, account_id, name, operating_systems, architectures, last_pushed_at)
     select gen_random_uuid(), '100000000000', case n when 0 then 'many-tags' else 'other-' || n end, '{}', '{}', now()
     from generate_series(0, $1) n`,
    [otherRepositories],
  )
  await addImages(pool, `name = 'many-tags'`, Math.ceil(tags / 2))
  await addImages(pool, `name <> 'many-tags'`, otherTags)
  await addTags(pool, tags)
  await pool.query(
    `insert into tag (repository_id, name, digest) select m.repository_id, '1.' || row_number() over (partition by m.repository_id), m.digest
     from manifest m join repository r on r.id = m.repository_id where r.name <> 'many-tags'`,
  )
  await pool.query('vacuum analyze')
}

// Four platforms each, as images of today have them.
async function addImages(pool: Pool, where: string, images: number): Promise<void> {
  await pool.query(
    `insert into manifest (repository_id, digest, media_type, bytes, image_size_bytes, summary)
     select r.id, 'sha256:' || encode(sha256((r.id::text || n)::bytea), 'hex'), 'application/vnd.oci.image.index.v1+json',
       convert_to(repeat('manifest ', 150), 'UTF8'), 1000000 + n * 7919 % 90000000,
       jsonb_build_object('type', 'index', 'annotations', '{}'::jsonb, 'builtAt', '2026-01-02T03:04:05Z', 'platforms',
         (select jsonb_agg(jsonb_build_object('os', 'linux', 'architecture', a, 'sizeBytes', n,
           'digest', 'sha256:' || encode(sha256((a || n)::bytea), 'hex'))) from unnest(array['amd64', 'arm64', 'arm', '386']) a))
     from repository r, generate_series(1, $1) n where ${where}`,
    [images],
  )
}

// Of each image an exact version and another name: a version with a suffix, the hash of a commit, a branch; one `latest`.
async function addTags(pool: Pool, tags: number): Promise<void> {
  await pool.query(
    `with image as (
       select m.repository_id, m.digest, row_number() over (order by m.digest) as n
       from manifest m join repository r on r.id = m.repository_id where r.name = 'many-tags'),
     version as (select *, n / 400 || '.' || n / 20 % 20 || '.' || n % 20 as v from image)
     insert into tag (repository_id, name, digest, pushed_at)
     select repository_id, name, digest, now() - n * interval '1 hour' - extra * interval '1 second' from (
       select repository_id, v as name, digest, n, 0 as extra from version
       union all
       select repository_id, case when n = 1 then 'latest' when n % 3 = 0 then v || '-rc.' || n % 5 when n % 3 = 1 then v || '-alpine'
         else 'sha-' || left(encode(sha256(v::bytea), 'hex'), 12) end, digest, n, 1 from version) named
     limit $1`,
    [tags],
  )
}
