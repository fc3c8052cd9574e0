import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { DeedState } from '#lib/console/deed.ts'
import { moment } from '#lib/format/moment.ts'
import { DeedButton } from '../deed-button.tsx'
import { ListButtons, ListCell, ListRow, ListTable } from '../list-table.tsx'

export interface AccessKeyRow {
  readonly id: string
  readonly active: boolean
  readonly createdAt: Date | undefined
  /** Undefined when one may not see it. */
  readonly lastUse: { readonly at?: Date | undefined; readonly service: string } | undefined
}

interface AccessKeyTableProps {
  readonly accessKeys: readonly AccessKeyRow[]
  setActive(before: DeedState, form: FormData): Promise<DeedState>
  remove(before: DeedState, form: FormData): Promise<DeedState>
}

/** A user's access keys, without their secrets. */
export function AccessKeyTable({ accessKeys, setActive, remove }: AccessKeyTableProps) {
  if (accessKeys.length === 0) return <p className="text-ink-soft">There are none: no program acts as this user.</p>
  return (
    <ListTable caption="Access keys" columns={['Access key ID', 'Status', 'Created', 'Last used', '']}>
      {accessKeys.map(({ id, active, createdAt, lastUse }) => (
        <ListRow key={id} head={<code className="font-mono text-13">{id}</code>}>
          <ListCell label="Status">
            {active ? <span className="text-ok">Active</span> : <span className="text-warn">Inactive</span>}
          </ListCell>
          <ListCell label="Created" className="text-ink-soft">
            {createdAt && <TimeAgo at={moment(createdAt)} />}
          </ListCell>
          <ListCell label="Last used" className="text-ink-soft">
            <LastUse {...lastUse} isKnown={lastUse !== undefined} />
          </ListCell>
          <ListButtons>
            <DeedButton
              deed={active ? 'Deactivate' : 'Activate'}
              label={`${active ? 'Deactivate' : 'Activate'} ${id}`}
              hidden={[
                ['accessKeyId', id],
                ['status', active ? 'Inactive' : 'Active'],
              ]}
              action={setActive}
            />
            <DeedButton
              deed="Delete"
              label={`Delete ${id}`}
              hidden={[['accessKeyId', id]]}
              ask={
                active
                  ? 'What signs with it fails from now on, and nothing brings it back. Deactivate it first, and see who complains.'
                  : 'Nothing brings it back.'
              }
              action={remove}
            />
          </ListButtons>
        </ListRow>
      ))}
    </ListTable>
  )
}

interface LastUseProps {
  readonly isKnown: boolean
  readonly at?: Date | undefined
  readonly service?: string
}

function LastUse({ isKnown, at, service }: LastUseProps) {
  if (!isKnown) return <span title="You may not see this">—</span>
  if (!at) return 'Never'
  return (
    <>
      <TimeAgo at={moment(at)} /> with {service}
    </>
  )
}
