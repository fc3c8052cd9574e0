import { Lost } from '#components/gallery/lost.tsx'

export default function RepositoryNotFound() {
  return (
    <Lost title="There is no such repository">
      It may be spelled differently, have been deleted, or hold no image yet: a repository appears with its first image. The search above
      forgives small slips of the finger.
    </Lost>
  )
}
