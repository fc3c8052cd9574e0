import { Notice } from '../form-notices.tsx'

const words: ReadonlyMap<string, string> = new Map([
  ['created', 'It is created.'],
  ['saved', 'It is saved.'],
  ['deleted', 'It is deleted.'],
  ['attached', 'The policies are attached.'],
  ['detached', 'The policy is detached.'],
  ['policy-saved', 'The policy is saved.'],
  ['policy-deleted', 'The policy is deleted.'],
  ['boundary-set', 'The permissions boundary is set.'],
  ['boundary-removed', 'The permissions boundary is removed.'],
  ['groups-saved', 'The groups are saved.'],
  ['user-added', 'The user is added to the group.'],
  ['user-removed', 'The user is removed from the group.'],
  ['key-activated', 'The access key is active.'],
  ['key-deactivated', 'The access key is inactive: nothing can be signed with it until it is active again.'],
  ['key-deleted', 'The access key is deleted.'],
  ['password-set', 'The password is set.'],
  ['password-removed', 'The password is removed: the user cannot sign in to the console any more.'],
  ['device-removed', 'The device is removed: its codes are not asked for any more.'],
  ['tags-saved', 'The tags are saved.'],
  ['default-set', 'The version counts from now on.'],
  ['version-deleted', 'The version is deleted.'],
  ['alias-saved', 'The account alias is saved.'],
  ['alias-deleted', 'The account alias is deleted.'],
])

/** Says what has just been done, by the word that the address has for it; nothing for another word. */
export function DoneNotice({ done }: { readonly done: string | readonly string[] | undefined }) {
  const text = typeof done === 'string' ? words.get(done) : undefined
  if (!text) return null
  return (
    <div className="mb-4">
      <Notice>{text}</Notice>
    </div>
  )
}
