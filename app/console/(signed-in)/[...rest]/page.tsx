import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Whatever is no page of the console. */
export default function MissingConsolePage() {
  notFound()
}
