import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PullPlatform } from '#lib/pull-command.ts'
import type { PullChoice } from './pull-choice.ts'

interface TagSelectProps {
  readonly choices: readonly PullChoice[]
  readonly moreTags: number
  readonly value: string
  readonly onChoose: (tag: string) => void
}

export function TagSelect({ choices, moreTags, value, onChoose }: TagSelectProps) {
  return (
    <Select id="pull-tag" name="tag" label="Tag" value={value} onChoose={onChoose}>
      {choices.map(({ tag }) => (
        <option key={tag} value={tag}>
          {tag}
        </option>
      ))}
      {moreTags > 0 && <option disabled>{`… ${moreTags.toLocaleString('en')} more under Image tags`}</option>}
    </Select>
  )
}

interface PlatformSelectProps {
  readonly platforms: readonly PullPlatform[]
  /** Empty: whatever fits. */
  readonly value: string
  readonly onChoose: (platform: string) => void
}

/** For whom to pull; nothing where there is no choice. */
export function PlatformSelect({ platforms, value, onChoose }: PlatformSelectProps) {
  if (platforms.length < 2) return null
  return (
    <Select id="pull-platform" name="platform" label="Platform" value={value} onChoose={onChoose}>
      <option value="">that of the machine</option>
      {platforms.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  )
}

interface SelectProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

function Select({ id, name, label, value, onChoose, children }: SelectProps) {
  return (
    <span className="relative mt-3 block">
      <label htmlFor={id} className="mb-1 block text-13 text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="h-9 w-full appearance-none truncate rounded-md border border-line-strong bg-surface pr-9 pl-3 font-mono text-13"
      >
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-3 bottom-2.5 size-4 text-ink-soft" />
    </span>
  )
}
