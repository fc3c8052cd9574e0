'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { type ColourScheme, colourSchemes, parseColourScheme } from '#lib/colour-scheme.ts'
import { colourSchemePath } from '#lib/routes.ts'
import { switchColourScheme } from './switch-colour-scheme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon } satisfies Record<ColourScheme, unknown>
const names = { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<ColourScheme, string>

/** One button in the header: to dark where it is light, to light where it is dark. */
export function ColourSchemeToggle() {
  return (
    <ColourSchemeForm>
      <span className="contents dark-scheme:hidden">
        <Button type="submit" look="quiet" size="icon" name="scheme" value="dark" aria-label="Use dark colours">
          <Moon aria-hidden="true" className="size-4" />
        </Button>
      </span>
      <span className="hidden dark-scheme:contents">
        <Button type="submit" look="quiet" size="icon" name="scheme" value="light" aria-label="Use light colours">
          <Sun aria-hidden="true" className="size-4" />
        </Button>
      </span>
    </ColourSchemeForm>
  )
}

/** The whole choice, in the footer. CSS marks the present one, since it can change without a new page. */
export function ColourSchemeChoice() {
  return (
    <ColourSchemeForm className="flex items-center rounded-md border border-line p-0.5">
      {colourSchemes.map((scheme) => {
        const Icon = icons[scheme]
        return (
          <Button key={scheme} type="submit" look="quiet" size="small" name="scheme" value={scheme} className="scheme-choice">
            <Icon aria-hidden="true" className="size-3.5" />
            {names[scheme]}
          </Button>
        )
      })}
    </ColourSchemeForm>
  )
}

function ColourSchemeForm({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const pathname = usePathname()
  const query = useSearchParams().toString()
  return (
    <form method="post" action={colourSchemePath} className={className} onSubmit={switchInPlace}>
      <input type="hidden" name="back" value={query ? `${pathname}?${query}` : pathname} />
      {children}
    </form>
  )
}

// With a script the page stays.
function switchInPlace(event: FormEvent<HTMLFormElement>): void {
  const { submitter } = event.nativeEvent as SubmitEvent
  if (!(submitter instanceof HTMLButtonElement)) return
  event.preventDefault()
  switchColourScheme(parseColourScheme(submitter.value))
}
