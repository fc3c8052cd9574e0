import type { Metadata } from 'next'
import { LostPage } from '#components/gallery/lost.tsx'
import GalleryLayout from './(gallery)/layout.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <GalleryLayout>
      <LostPage />
    </GalleryLayout>
  )
}
