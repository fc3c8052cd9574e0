import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { Fact, FactList } from '#components/console/fact-list.tsx'
import { FigureGrid } from '#components/console/figure-grid.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { describeInstance, type Instance } from '#lib/backend/console/operator.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize, count, counted } from '#lib/format/quantity.ts'

export const metadata: Metadata = { title: 'Instance' }

/** How the installation is. */
export default async function InstancePage() {
  const found = await readInConsole(({ galleon }) => describeInstance(galleon))
  return (
    <ConsolePage title="Instance" intro="How much it holds, what room there is, and how it is set up.">
      {'failure' in found ? <Refusal {...found} /> : <Health {...found.answer} />}
    </ConsolePage>
  )
}

function Health({ facts, process, settings }: Instance) {
  const { database, disk } = facts
  return (
    <div className="grid gap-10">
      <FigureGrid
        figures={[
          ['Accounts', count(facts.accounts), ''],
          ['Repositories', count(facts.repositories), ''],
          ['Images', count(facts.images), 'Indexes and untagged ones, too'],
          ['Layers and configs', count(facts.blobs), 'Each once'],
          ['Stored', byteSize(facts.blobBytes), 'Layers and configs'],
          ['Uploads', count(facts.uploads), 'Begun and not ended'],
        ]}
      />
      <ConsoleSection title="Room">
        <FactList className="mt-2">
          <Fact title="Free on the disk">
            {byteSize(disk.freeBytes).short} of {byteSize(disk.totalBytes).short}, where the data directory is
          </Fact>
          <Fact title="Database">
            PostgreSQL {database.version}, {byteSize(database.bytes).short}
          </Fact>
          <Fact title="Connections to it">
            {database.connections} of {counted(database.connectionsMax, 'connection', 'connections')} at most
          </Fact>
          <Fact title="This worker">
            Node.js {process.nodeVersion}, started <TimeAgo at={moment(process.startedAt)} />, {byteSize(process.memoryBytes).short} of
            memory
          </Fact>
        </FactList>
      </ConsoleSection>
      <ConsoleSection title="Settings" intro="Changed in the environment, and read at the start.">
        <FactList className="mt-2">
          <Fact title="Origin">{settings.origin}</Fact>
          <Fact title="Registry host">{settings.registryHost}</Fact>
          <Fact title="Workers">{settings.workers}</Fact>
          <Fact title="Sign-up">{signUpWords(settings)}</Fact>
          <Fact title="OpenID Connect">{settings.openIdIssuer}</Fact>
          <Fact title="Proxies that are trusted">{settings.behindProxy ? 'Some' : ''}</Fact>
        </FactList>
      </ConsoleSection>
    </div>
  )
}

function signUpWords({ signUp, mail }: Instance['settings']): string {
  if (!signUp) return 'Closed: operators make accounts'
  return mail ? 'Open, once the address is confirmed' : 'Open, and no address is asked whether it is right'
}
