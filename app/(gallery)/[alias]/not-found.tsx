import { Lost } from '#components/gallery/lost.tsx'

export default function RegistryNotFound() {
  return (
    <Lost title="There is no such publisher">
      No registry answers to this name. Publishers can change their alias; the search above finds them by the names of their images too.
    </Lost>
  )
}
