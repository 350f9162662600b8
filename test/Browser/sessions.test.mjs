// Who is signed in: for how long, and in which account.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { allowing } from './aws.mjs'
import { choose, fillSignIn, goTo, openTab, readEditor, signIn, startBrowser } from './browser.mjs'
import { account, startServer } from './server.mjs'

const other = '444455556666'
const ours = '11111111-0000-4000-8000-000000000000'
const alice = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'known-to-everybody' }
const bob = { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'known-to-everybody' }
const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' } }
const anything = JSON.parse(allowing('*'))
const user = (UserName, key) =>
  ({ UserName, Policies: { anything }, AccessKeys: [{ AccessKeyId: key.accessKeyId, SecretAccessKey: key.secretAccessKey }] })
const role = RoleName => ({ RoleName, AssumeRolePolicyDocument: trust, Policies: { anything } })
const seed = {
  Accounts: [
    { AccountId: account, Users: [user('alice', alice)], Roles: [role('EditorRole')], Keys: [{ KeyId: ours, Aliases: ['alias/ours'] }] },
    { AccountId: other, Users: [user('bob', bob)], Roles: [role('GuestRole')], Keys: [{ KeyId: '22222222-0000-4000-8000-000000000000', Aliases: ['alias/theirs'] }] },
  ],
}

let folder, browser
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signet-seed-'))
  await writeFile(join(folder, 'seed.json'), JSON.stringify(seed))
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})

async function seeded(work) {
  const server = await startServer('--seed', join(folder, 'seed.json'), '--test-controls', 'on')
  try {
    await work(server, await openTab(browser, server))
  } finally {
    await server.stop()
  }
}

test('A session that has ended says so, keeps the text that was not saved, and goes on when it is renewed', () => seeded(async (server, page) => {
  await signIn(page, server, alice)
  await switchRole(page, account, 'EditorRole')
  await goTo(page, `key/${ours}`)
  await choose(page, 'Add statement', 'AuditorRole')
  await server.moveClock('2h')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByRole('button', { name: 'Assume the role again' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.match(await readEditor(page), /Auditors read/)
}))

test('Each account sees its own keys alone', () => seeded(async (server, page) => {
  const theirs = await openTab(browser, server)
  await Promise.all([signIn(page, server, alice), signIn(theirs, server, bob)])
  await Promise.all([goTo(page, 'keys'), goTo(theirs, 'keys')])

  await Promise.all([page.getByText('ours', { exact: true }).waitFor(), theirs.getByText('theirs', { exact: true }).waitFor()])
  assert.deepEqual([await page.getByText('theirs', { exact: true }).count(), await theirs.getByText('ours', { exact: true }).count()], [0, 0])
  assert.deepEqual([...page.faults, ...theirs.faults], [])
}))

test('A role of another account shows that account, and switching back shows the own one', () => seeded(async (server, page) => {
  await signIn(page, server, alice)
  await goTo(page, 'keys')
  await switchRole(page, other, 'GuestRole')
  await page.getByText('theirs', { exact: true }).waitFor()
  await choose(page, other, 'Switch back')

  await page.getByText('ours', { exact: true }).waitFor()
  assert.equal(await page.title(), `Customer managed keys · ${account} · Signet`)
  assert.deepEqual(page.faults, [])
}))

test('A role can be assumed while signing in', () => seeded(async (server, page) => {
  await signIn(page, server, alice, { 'Role to assume': `arn:aws:iam::${other}:role/GuestRole` })

  await page.getByRole('button', { name: `GuestRole/alice · ${other}` }).waitFor()
}))

test('A tab that stays signed in over a reload keeps no long-term secret', () => seeded(async (server, page) => {
  await page.goto(server.console)
  await page.getByRole('checkbox', { name: 'Stay signed in' }).check()
  await fillSignIn(page, alice)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
  await page.reload()

  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  assert.ok(kept.includes('ASIA') && !kept.includes(alice.secretAccessKey) && !kept.includes(alice.accessKeyId))
  assert.deepEqual(page.faults, [])
}))

async function switchRole(page, where, name) {
  await choose(page, account, 'Switch role')
  await page.getByLabel('Account').fill(where)
  await page.getByLabel('Role name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Switch role' }).click()
  await page.getByRole('button', { name }).waitFor()
}
