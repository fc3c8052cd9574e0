'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReportFormState } from '#components/report/report-form.tsx'
import { BackendError } from '#lib/backend/backend-error.ts'
import { sendReport } from '#lib/backend/send-report.ts'
import { isReportReason, type ReportFields, readReportFields, reportProblems } from '#lib/repository-report.ts'
import { isAlias, isRepositoryName, repositoryPages } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'

/** Sends what was typed to the operator and leads on to the thanks; otherwise answers it again with what is wrong. */
export async function submitReport(alias: string, name: string, _before: ReportFormState, form: FormData): Promise<ReportFormState> {
  const fields = readReportFields(form)
  const asked = await headers()
  if (!isSameOrigin(asked)) return { fields, problems: {}, failure: 'This form belongs to another site: open it here, and send it again.' }
  const problems = reportProblems(fields)
  const { reason } = fields
  if (Object.keys(problems).length > 0 || !isReportReason(reason)) return { fields, problems }
  // What is bound to a form comes back from the browser.
  if (!isAlias(String(alias)) || !isRepositoryName(String(name))) return { fields, problems, failure: 'There is no such repository.' }
  const outcome = await send(alias, name, { ...fields, reason }, asked)
  if ('failure' in outcome) return { fields, problems, failure: outcome.failure }
  redirect(`${repositoryPages.report(alias, name)}?sent=${encodeURIComponent(outcome.id)}`)
}

async function send(
  alias: string,
  name: string,
  report: ReportFields & Parameters<typeof sendReport>[2],
  asked: Pick<Headers, 'get'>,
): Promise<{ readonly id: string } | { readonly failure: string }> {
  try {
    return { id: await sendReport(alias, name, report, asked) }
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { failure: failureOf(error) }
  }
}

function failureOf({ kind, code, message }: BackendError): string {
  if (code === 'ThrottlingException')
    return 'Too many reports came in a short time, from your network or in all. Send it again in some minutes.'
  if (kind === 'refused') return `It was not taken: ${message}`
  return 'The report could not be stored just now. Send it again in a moment; what you typed is still here.'
}
