import { redirect } from 'next/navigation'
import { consolePaths } from '#lib/routes.ts'

export default function ConsoleHome() {
  redirect(consolePaths.repositories)
}
