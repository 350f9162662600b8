// Every page of the console, and every side of a page: a row here is a test for each look.
import { choose } from './browser.mjs'
import { account } from './server.mjs'

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
const editor = page => page.locator('.ace_line').first()
const tab = name => page => page.getByRole('tab', { name, exact: true }).click()
const press = (...names) => async page => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).and(page.locator(':visible')).click()
}

const keys = [
  { name: 'Home', route: () => 'home', ready: heading('Home'), actions: [] },
  { name: 'Keys', route: () => 'keys', ready: text('Disabled'), actions: ['Create key', 'Refresh'] },
  { name: 'Create key, configuration', route: () => 'create-key', ready: text('Key spec'), actions: ['Next', 'Cancel'] },
  { name: 'Create key, labels', route: () => 'create-key', open: press('Next'), ready: text('Alias and description'), actions: ['Next', 'Previous'] },
  { name: 'Create key, administrators', route: () => 'create-key', open: press('Next', 'Next'), ready: heading('Define key administrators'), actions: ['Next'] },
  { name: 'Create key, users', route: () => 'create-key', open: press('Next', 'Next', 'Next'), ready: heading('Define key users'), actions: ['Next'] },
  { name: 'Create key, review', route: () => 'create-key', open: press('Next', 'Next', 'Next', 'Next'), ready: editor, actions: ['Create key', 'Previous'] },
  { name: 'Key policy', route: ({ key }) => `key/${key}/policy`, ready: text('Key administrators'), actions: ['Add statement', 'Key actions'] },
  { name: 'Key policy as JSON', route: ({ key }) => `key/${key}/policy`, open: page => choose(page, 'Add statement', 'SignerRole'), ready: editor, actions: ['Save', 'Discard'] },
  { name: 'Cryptographic configuration', route: ({ key }) => `key/${key}/cryptography`, ready: text('RSASSA_PSS_SHA_512'), actions: [] },
  { name: 'Public key', route: ({ key }) => `key/${key}/public`, ready: text('BEGIN PUBLIC KEY'), actions: ['Download PEM'] },
  { name: 'Key material', route: ({ regional }) => `key/${regional}/material`, ready: text('Key material'), actions: [] },
  { name: 'Grants', route: ({ key }) => `key/${key}/grants`, ready: text('nightly'), actions: [] },
  { name: 'Aliases', route: ({ key }) => `key/${key}/aliases`, ready: text('alias/release'), actions: [] },
  { name: 'Tags', route: ({ key }) => `key/${key}/tags`, ready: text('Tags'), actions: [] },
  { name: 'Regionality', route: ({ regional }) => `key/${regional}/regions`, ready: text('Primary'), actions: [] },
  { name: 'Activity', route: ({ key }) => `key/${key}/activity`, ready: text('CreateAlias'), actions: ['Refresh events'] },
  { name: 'Import key material', route: ({ empty }) => `import/${empty}`, ready: text('Wrapping algorithm'), actions: ['Next'] },
  { name: 'Import key material, material', route: ({ empty }) => `import/${empty}`, open: press('Next'), ready: text('Make 32 random bytes'), actions: ['Next'] },
  { name: 'Try it', route: ({ key }) => `try/${key}`, ready: text('RSASSA_PSS_SHA_512'), actions: ['Algorithm'] },
  { name: 'Try a key', route: ({ key }) => `key/${key}/try`, ready: text('RSASSA_PSS_SHA_512'), actions: ['Algorithm'] },
  { name: 'Custom key stores', route: () => 'key-stores', ready: text('No custom key stores yet'), actions: ['Create custom key store'] },
  { name: 'Create custom key store', route: () => 'create-key-store', ready: heading('Create custom key store'), actions: ['Cancel'] },
  { name: 'Event history', route: () => 'events', ready: text('Done'), actions: ['Refresh events'] },
  { name: 'Why denied', route: () => 'events/refusals', open: press('DisableKey'), ready: text('no identity-based policy'), actions: ['Close'] },
]

const identity = [
  { name: 'Roles', route: () => 'roles', ready: link('SignerRole'), actions: ['Create role'] },
  { name: 'Role', route: () => 'role/SignerRole', open: tab('Permissions'), ready: text('Permissions policies'), actions: ['Simulate', 'Delete'] },
  { name: 'Trust policy', route: () => 'role/SignerRole', open: tab('Trust relationships'), ready: text('sts:AssumeRole'), actions: ['Edit trust policy'] },
  { name: 'Permissions boundary', route: () => 'role/SignerRole', open: tab('Permissions boundary'), ready: heading('SignerRole'), actions: [] },
  { name: 'Role tags', route: () => 'role/SignerRole', open: tab('Tags'), ready: page => page.getByRole('button', { name: 'Add tag' }), actions: ['Add tag'] },
  { name: 'Create role', route: () => 'create-role', ready: heading('Select trusted entity'), actions: ['Next', 'Cancel'] },
  { name: 'Create role, permissions', route: () => 'create-role', open: press('Next'), ready: heading('Add permissions'), actions: ['Next', 'Previous'] },
  { name: 'Create role, name', route: () => 'create-role', open: press('Next', 'Next'), ready: heading('Name, description and tags'), actions: ['Next', 'Previous'] },
  { name: 'Users', route: () => 'users', ready: link('admin'), actions: ['Create user'] },
  { name: 'User', route: () => 'user/admin', open: tab('Permissions'), ready: text('Permissions policies'), actions: ['Simulate'] },
  { name: 'Access keys', route: () => 'user/admin', open: tab('Access keys'), ready: text('Active'), actions: ['Create access key'] },
  { name: 'Groups of a user', route: () => 'user/admin', open: tab('Groups'), ready: link('releasers'), actions: [] },
  { name: 'Groups', route: () => 'groups', ready: link('releasers'), actions: ['Create group'] },
  { name: 'Group', route: () => 'group/releasers', ready: heading('releasers'), actions: ['Delete'] },
  { name: 'Policies', route: () => 'policies', ready: link('may-sign'), actions: ['Create policy'] },
  { name: 'Policy', route: ({ policy }) => `policy/${encodeURIComponent(policy)}`, ready: text('kms:Sign'), actions: ['Delete'] },
  { name: 'Create policy', route: () => 'create-policy', ready: editor, actions: ['Add tag', 'Cancel'] },
  { name: 'Policy simulator', route: ({ admin }) => `simulator/${encodeURIComponent(admin.arn)}`, ready: heading('Policy simulator'), actions: [] },
]

/** @type {Row[]} */
export const pages = [
  ...keys,
  ...identity,
  { name: 'No such page', route: () => 'no-such-page', ready: heading('Page not found'), actions: ['Customer managed keys'] },
  { name: 'Switch role', route: () => 'keys', open: page => choose(page, account, 'Switch role'), ready: page => page.getByRole('dialog', { name: 'Switch role' }), actions: ['Cancel'] },
]
