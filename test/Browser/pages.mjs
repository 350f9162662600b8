// Every page of the console, and every side of a page: a row here is a test for each look.
import { CreateAliasCommand, CreateKeyCommand, DisableKeyCommand } from '@aws-sdk/client-kms'
import { AddUserToGroupCommand, CreateGroupCommand, CreatePolicyCommand, TagRoleCommand } from '@aws-sdk/client-iam'
import { account, startServer } from './server.mjs'
import { allowing, clients, createRole, createUser } from './aws.mjs'
import { choose } from './browser.mjs'

/**
 * @typedef Row
 * @property {string} name what it is called in tests and pictures
 * @property {(world) => string} route where it is
 * @property {(page) => Promise} open how one gets to the side that is meant; may be missing
 * @property {(page) => Locator} ready what stands there when all is there
 * @property {string[]} actions the buttons and links that people come for
 */

const heading = name => page => page.getByRole('heading', { level: 1, name })
const text = words => page => page.getByText(words).and(page.locator(':visible')).first()
const link = name => page => page.getByRole('link', { name, exact: true }).and(page.locator(':visible')).first()
const tab = name => page => page.getByRole('tab', { name, exact: true }).click()
const press = (...names) => async page => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).and(page.locator(':visible')).click()
}

const keys = [
  { name: 'Keys', route: () => 'keys', ready: text('Disabled'), actions: ['Create key', 'Refresh'] },
  { name: 'Create key', route: () => 'create-key', ready: heading('Create key'), actions: ['Create key', 'Cancel'] },
  { name: 'Key policy', route: ({ key }) => `key/${key}/policy`, ready: text('Key administrators'), actions: ['Add statement', 'Key actions'] },
  { name: 'Key policy as JSON', route: ({ key }) => `key/${key}/policy`, open: page => choose(page, 'Add statement', 'SignerRole'), ready: page => page.locator('.ace_line').first(), actions: ['Save', 'Discard'] },
  { name: 'Public key', route: ({ key }) => `key/${key}/public`, ready: text('BEGIN PUBLIC KEY'), actions: ['Download PEM'] },
  { name: 'Activity', route: ({ key }) => `key/${key}/activity`, ready: text('CreateAlias'), actions: ['Refresh'] },
  { name: 'Event history', route: () => 'events', ready: text('CreateRole'), actions: ['Refresh'] },
]

const identity = [
  { name: 'Roles', route: () => 'roles', ready: link('SignerRole'), actions: ['Create role'] },
  { name: 'Role', route: () => 'role/SignerRole', open: tab('Permissions'), ready: text('Permissions policies'), actions: ['Simulate', 'Delete'] },
  { name: 'Trust policy', route: () => 'role/SignerRole', open: tab('Trust relationships'), ready: text('sts:AssumeRole'), actions: ['Edit trust policy'] },
  { name: 'Permissions boundary', route: () => 'role/SignerRole', open: tab('Permissions boundary'), ready: heading('SignerRole'), actions: [] },
  { name: 'Role tags', route: () => 'role/SignerRole', open: tab('Tags'), ready: page => page.getByRole('button', { name: 'Add tag' }), actions: ['Add tag'] },
  { name: 'Create role', route: () => 'create-role', ready: heading('Select trusted entity'), actions: ['Next', 'Cancel'] },
  { name: 'Create role, permissions', route: () => 'create-role', open: press('Next'), ready: heading('Add permissions'), actions: ['Next', 'Previous'] },
  { name: 'Create role, name', route: () => 'create-role', open: press('Next'), ready: heading('Name, description and tags'), actions: ['Next', 'Previous'] },
  { name: 'Users', route: () => 'users', ready: link('admin'), actions: ['Create user'] },
  { name: 'User', route: () => 'user/admin', open: tab('Permissions'), ready: text('Permissions policies'), actions: ['Simulate'] },
  { name: 'Access keys', route: () => 'user/admin', open: tab('Access keys'), ready: text('Active'), actions: ['Create access key'] },
  { name: 'Groups of a user', route: () => 'user/admin', open: tab('Groups'), ready: link('releasers'), actions: [] },
  { name: 'Groups', route: () => 'groups', ready: link('releasers'), actions: ['Create group'] },
  { name: 'Group', route: () => 'group/releasers', ready: heading('releasers'), actions: ['Delete'] },
  { name: 'Policies', route: () => 'policies', ready: link('may-sign'), actions: ['Create policy'] },
  { name: 'Policy', route: ({ policy }) => `policy/${encodeURIComponent(policy)}`, ready: text('kms:Sign'), actions: ['Delete'] },
  { name: 'Create policy', route: () => 'create-policy', ready: text('Version'), actions: ['Add tag', 'Cancel'] },
  { name: 'Policy simulator', route: ({ admin }) => `simulator/${encodeURIComponent(admin.arn)}`, ready: heading('Policy simulator'), actions: [] },
]

/** @type {Row[]} */
export const pages = [
  ...keys,
  ...identity,
  { name: 'No such page', route: () => 'no-such-page', ready: heading('Page not found'), actions: ['Customer managed keys'] },
  { name: 'Switch role', route: () => 'keys', open: page => choose(page, account, 'Switch role'), ready: page => page.getByRole('dialog', { name: 'Switch role' }), actions: ['Cancel'] },
]

/** A server where each page has something to show. */
export async function furnish() {
  const server = await startServer()
  const { kms, iam } = clients(server, server.root)
  const key = await createKey(kms, { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY', Description: 'Signs releases' })
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/release', TargetKeyId: key }))
  await kms.send(new DisableKeyCommand({ KeyId: await createKey(kms, {}) }))
  await createRole(server, 'SignerRole', account)
  await iam.send(new TagRoleCommand({ RoleName: 'SignerRole', Tags: [{ Key: 'team', Value: 'release' }] }))
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'may-sign', PolicyDocument: allowing('kms:Sign') }))
  const admin = await createUser(server, 'admin', '*')
  await iam.send(new CreateGroupCommand({ GroupName: 'releasers' }))
  await iam.send(new AddUserToGroupCommand({ GroupName: 'releasers', UserName: 'admin' }))
  return { ...server, key, policy: Policy.Arn, admin }
}

const createKey = async (kms, input) => (await kms.send(new CreateKeyCommand(input))).KeyMetadata.KeyId
