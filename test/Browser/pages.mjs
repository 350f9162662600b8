// Every page of the console: a row here is a page there.
import { CreateAliasCommand, CreateKeyCommand, DisableKeyCommand } from '@aws-sdk/client-kms'
import { account, startServer } from './server.mjs'
import { clients, createRole, createUser } from './aws.mjs'

const heading = name => page => page.getByRole('heading', { level: 1, name })
const tab = name => page => page.getByRole('tab', { name }).click()

/** A page: where it is, how one gets to the part that is meant, what stands there when it is done, and what people come for. */
export const pages = [
  { name: 'Keys', route: () => 'keys', ready: page => page.getByText('Disabled'), actions: ['Create key', 'Refresh'] },
  { name: 'Create key', route: () => 'create-key', ready: heading('Create key'), actions: ['Create key', 'Cancel'] },
  { name: 'Key policy', route: ({ key }) => `key/${key}`, ready: page => page.getByLabel('Policy document'), actions: ['Add: SignerRole may sign'] },
  { name: 'Public key', route: ({ key }) => `key/${key}`, open: tab('Public key'), ready: page => page.getByText('BEGIN PUBLIC KEY'), actions: ['Download PEM'] },
  { name: 'Activity', route: ({ key }) => `key/${key}`, open: tab('Activity'), ready: page => page.getByRole('cell', { name: 'CreateAlias' }).or(page.getByRole('rowheader', { name: 'CreateAlias' })), actions: ['Refresh'] },
  { name: 'Event history', route: () => 'events', ready: page => page.getByRole('rowheader', { name: 'CreateRole' }), actions: ['Refresh'] },
  { name: 'No such page', route: () => 'no-such-page', ready: heading('Page not found'), actions: ['Customer managed keys'] },
]

/** A server where each page has something to show. */
export async function furnish() {
  const server = await startServer()
  const { kms } = clients(server, server.root)
  const key = await createKey(kms, { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY', Description: 'Signs releases' })
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/release', TargetKeyId: key }))
  await kms.send(new DisableKeyCommand({ KeyId: await createKey(kms, {}) }))
  await createRole(server, 'SignerRole', account)
  return { ...server, key, admin: await createUser(server, 'admin', '*') }
}

const createKey = async (kms, input) => (await kms.send(new CreateKeyCommand(input))).KeyMetadata.KeyId
