'use client'

import { type ReactNode, useActionState } from 'react'
import { architectures, type CatalogFormState, catalogLimits, operatingSystems, readCatalogFields } from '#lib/console/catalog-form.ts'
import { toForm } from '#lib/console/draft.ts'
import { ContentTypesField } from './content-types-field.tsx'
import { CountedText } from './counted-text.tsx'
import { DraftLine } from './draft-line.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { LogoField } from './logo-field.tsx'
import { NewTags } from './new-tags.tsx'
import { RepositoryNameField } from './repository-name-field.tsx'
import { type DraftedForm, useDraft } from './use-draft.ts'
import { useFirstMistake } from './use-first-mistake.ts'

interface CatalogFormProps {
  readonly begun: CatalogFormState
  /** Under which the browser keeps what is typed. */
  readonly draftKey: string
  /** Of a repository that is there; without it, one is made. */
  readonly revision?: number
  readonly logoUrl?: string | undefined
  /** `host/alias` that the name is added to; undefined before the first repository. */
  readonly registryUri?: string | undefined
  readonly cancelPath: string
  /** Where one sees who changed what; of a repository that is there. */
  readonly historyPath?: string
  action(before: CatalogFormState, form: FormData): Promise<CatalogFormState>
  preview(text: string): Promise<ReactNode>
}

/** Makes a repository or edits its catalog data, with what visitors will see beside what is written. */
export function CatalogForm(props: CatalogFormProps) {
  const { begun, draftKey, revision } = props
  const draft = useDraft(draftKey, String(revision ?? ''))
  const fields = draft.found ? readCatalogFields(toForm(draft.found)) : begun.fields
  return <OpenedForm key={draft.key} {...props} begun={{ ...begun, fields }} draft={draft} />
}

interface OpenedFormProps extends CatalogFormProps {
  readonly draft: DraftedForm
}

function OpenedForm({ begun, draft, revision, logoUrl, registryUri, cancelPath, historyPath, action, preview }: OpenedFormProps) {
  const [state, submit, pending] = useActionState(action, begun)
  const { fields, problems, failure, signedOut, conflict } = state
  const form = useFirstMistake(state)
  const isNew = revision === undefined
  const [deed, doing] = isNew ? (['Create repository', 'Creating…'] as const) : (['Save changes', 'Saving…'] as const)
  return (
    <form
      ref={form}
      action={submit}
      onChange={draft.keepForm}
      noValidate
      aria-label={isNew ? 'Create repository' : 'Edit repository'}
      className="drafted grid max-w-6xl gap-6"
    >
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      {conflict && <Conflict historyPath={historyPath} />}
      <DraftLine draft={draft} butFor="the logo" historyPath={historyPath} />
      {!isNew && <input type="hidden" name="expectedRevision" value={state.revision ?? revision} />}
      {isNew && <RepositoryNameField defaultValue={fields.repositoryName} registryUri={registryUri} problem={problems.repositoryName} />}
      <LogoField logoUrl={logoUrl} problem={problems.logo} />
      <CountedText
        name="description"
        label="Short description"
        hint="Search results show it under the name."
        charsMax={catalogLimits.descriptionCharsMax}
        rows={2}
        defaultValue={fields.description}
        problem={problems.description}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ContentTypesField name="operatingSystems" legend="Operating systems" values={operatingSystems} chosen={fields.operatingSystems} />
        <ContentTypesField name="architectures" legend="Architectures" values={architectures} chosen={fields.architectures} />
      </div>
      <CountedText
        name="aboutText"
        label="About"
        hint="What it is and does, in GitHub Flavored Markdown."
        charsMax={catalogLimits.textCharsMax}
        rows={14}
        defaultValue={fields.aboutText}
        problem={problems.aboutText}
        preview={preview}
      />
      <CountedText
        name="usageText"
        label="Usage"
        hint="How to run it, in GitHub Flavored Markdown."
        charsMax={catalogLimits.textCharsMax}
        rows={14}
        defaultValue={fields.usageText}
        problem={problems.usageText}
        preview={preview}
      />
      {isNew && <NewTags tags={fields.tags} problem={problems.tags} />}
      <div className="border-line border-t pt-4">
        <FormButtons deed={deed} doing={doing} pending={pending} cancelPath={cancelPath} />
      </div>
    </form>
  )
}

function Conflict({ historyPath }: { readonly historyPath: string | undefined }) {
  return (
    <Failure>
      Somebody else saved changes while you were editing, so yours are not saved. They are still here.{' '}
      <a href={historyPath} target="_blank" rel="noreferrer" className="link">
        See what changed
      </a>{' '}
      in a new tab, copy what you want to keep, and open this page again to edit what is there now.
    </Failure>
  )
}
