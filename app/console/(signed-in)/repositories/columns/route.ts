import { keepChosenColumns } from '#lib/console/chosen-columns.ts'
import { parseRepositoryList, repositoryListPath } from '#lib/console/repository-list-view.ts'
import { isSameOrigin } from '#lib/same-origin.ts'

/** Keeps the columns that were chosen in a cookie, and shows the list with them; 403 for another site's form. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 })
  const form = await request.formData()
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  const query = Object.fromEntries([...new Set(form.keys())].map((name) => [name, texts(name)]))
  const view = parseRepositoryList(query)
  return new Response(null, {
    status: 303,
    headers: { Location: repositoryListPath({ ...view, usual: view.columns }), 'Set-Cookie': keepChosenColumns(view.columns) },
  })
}
