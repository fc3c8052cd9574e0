/** Shown once the registry has said that a policy would lock its writer out. */
export function ForceField() {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" name="force" className="checkbox" />
      Set it all the same, though I cannot change it afterwards
    </label>
  )
}
