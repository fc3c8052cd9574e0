import { Lost } from '#components/gallery/lost.tsx'
import GalleryLayout from './(gallery)/layout.tsx'

export default function NotFound() {
  return (
    <GalleryLayout>
      <Lost title="There is nothing at this address">
        Repositories are at /publisher/name, publishers at /publisher. The search above finds both.
      </Lost>
    </GalleryLayout>
  )
}
