import { CommandSteps } from '#components/ui/command-steps.tsx'
import { readInstance } from '#lib/backend/instance.ts'

/** What a gallery without images shows: how the first one gets here. */
export function FirstPush({ heading: Heading = 'h1' }: { readonly heading?: 'h1' | 'h2' }) {
  const { origin, registryHost } = readInstance()
  const steps = [
    { what: 'Make a repository. Its answer holds the repositoryUri, with your alias in it.', command: createCommand(origin) },
    { what: 'Sign docker in. Podman, skopeo and Helm work alike.', command: loginCommand(origin, registryHost) },
    { what: 'Name the image after the repository, and push it.', command: pushCommand(registryHost) },
  ]
  return (
    <div className="max-w-3xl">
      <Heading className="text-20 font-semibold tracking-tight sm:text-28">Nothing has been published here yet</Heading>
      <p className="mt-2 text-ink-soft">
        A repository appears here with its first image. Publishers push with the tools they have: the aws command line makes repositories
        and signs in, docker pushes. Access keys come from the operator of this gallery.
      </p>
      <div className="mt-8 border-ink border-t">
        <CommandSteps steps={steps} />
      </div>
    </div>
  )
}

const region = '--region us-east-1'

function createCommand(origin: string): string {
  return `aws ecr-public create-repository --repository-name hello ${region} --endpoint-url ${origin}`
}

function loginCommand(origin: string, host: string): string {
  return `aws ecr-public get-login-password ${region} --endpoint-url ${origin} \\\n  | docker login --username AWS --password-stdin ${host}`
}

function pushCommand(host: string): string {
  return `docker tag my-image ${host}/ALIAS/hello:1.0\ndocker push ${host}/ALIAS/hello:1.0`
}
