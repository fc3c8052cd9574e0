import { CopyButton } from '#components/ui/copy-button.tsx'
import { readInstance } from '#lib/backend/instance.ts'

/** What a gallery without images shows: how the first one gets here. */
export function FirstPush({ heading: Heading = 'h1' }: { readonly heading?: 'h1' | 'h2' }) {
  const { origin, registryHost } = readInstance()
  const steps = [
    ['Make a repository. Its answer holds the repositoryUri, with your alias in it.', createCommand(origin)],
    ['Sign docker in. Podman, skopeo and Helm work alike.', loginCommand(origin, registryHost)],
    ['Name the image after the repository, and push it.', pushCommand(registryHost)],
  ] as const
  return (
    <div className="max-w-3xl">
      <Heading className="text-20 font-semibold tracking-tight sm:text-28">Nothing has been published here yet</Heading>
      <p className="mt-2 text-ink-soft">
        A repository appears here with its first image. Publishers push with the tools they have: the aws command line makes repositories
        and signs in, docker pushes. Access keys come from the operator of this gallery.
      </p>
      <ol className="mt-8 border-ink border-t">
        {steps.map(([what, command], index) => (
          <li key={what} className="grid grid-cols-[2rem_minmax(0,1fr)] border-line border-b py-4">
            <span aria-hidden="true" className="figures text-14 text-ink-soft">
              {index + 1}
            </span>
            <div className="min-w-0">
              <p className="text-14">{what}</p>
              <div className="mt-2 flex items-start gap-1 rounded-md bg-sunken py-2 pr-2 pl-3">
                <pre className="min-w-0 flex-1 select-all whitespace-pre-wrap wrap-anywhere font-mono text-13">{command}</pre>
                <CopyButton text={command} label={`Copy the commands of step ${index + 1}`} />
              </div>
            </div>
          </li>
        ))}
      </ol>
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
