/** How pages call somebody by their ARN: what comes last in it. The whole ARN is for a tooltip. */
export function actorName(arn: string | undefined): string {
  if (arn === undefined) return 'Somebody'
  const [, , , , , rest = arn] = arn.split(':')
  return rest === 'root' ? 'The root user' : rest.slice(rest.indexOf('/') + 1)
}
