import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { CopyButtons } from '#components/ui/copy-buttons.tsx'
import { RowIcons } from '#components/ui/row-icon.tsx'
import { readInstance } from '#lib/backend/instance.ts'
import { applyColourScheme, colourSchemeCookie, parseColourScheme } from '#lib/colour-scheme.ts'
import { nonceOf } from '#lib/content-security-policy.ts'
import { fontVariables } from './fonts.ts'
import './globals.css'

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(readInstance().origin),
    title: { default: 'Galleon, a gallery of container images', template: '%s · Galleon' },
    description: 'Find container images, read about them and pull them. No account needed.',
    applicationName: 'Galleon',
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0d121c' },
  ],
}

/**
 * The document. It reads the visitor's colour scheme, so that the first paint has it; a script does the same for a page
 * that a cache in front has kept for everybody.
 */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const scheme = parseColourScheme((await cookies()).get(colourSchemeCookie)?.value)
  const nonce = nonceOf((await headers()).get('Content-Security-Policy'))
  return (
    <html lang="en" data-colour-scheme={scheme} className={fontVariables} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: applyColourScheme }} />
      </head>
      <body>
        {children}
        <RowIcons />
        <CopyButtons />
      </body>
    </html>
  )
}
