// What the wizards make is what was asked for; the service and other programs are the referees.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { promisify } from 'node:util'
import { GetRoleCommand } from '@aws-sdk/client-iam'
import { CreateKeyCommand, DescribeKeyCommand, GenerateMacCommand, GetPublicKeyCommand, ListResourceTagsCommand } from '@aws-sdk/client-kms'
import { clients, createUser } from './aws.mjs'
import { goTo, openTab, signIn, startBrowser } from './browser.mjs'
import { account, startServer } from './server.mjs'

let server, browser, admin, page, kms, iam
before(async () => {
  browser = await startBrowser()
  server = await startServer()
  admin = await createUser(server, 'admin', '*');
  ({ kms, iam } = clients(server, admin))
})
after(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(async () => {
  page = await openTab(browser, server)
  await signIn(page, server, admin)
})

const press = name => page.getByRole('button', { name, exact: true }).click()
const next = async title => {
  await press('Next')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

test('Create key makes the key that its review shows', async () => {
  await goTo(page, 'create-key')
  await page.getByRole('radio', { name: 'Make and verify MACs' }).check()
  await press('Advanced options')
  await page.getByRole('radio', { name: 'Multi-Region key' }).check()
  await next('Add labels')
  await page.getByLabel('Alias').fill('macs')
  await page.getByLabel('Description').fill('Makes MACs')
  await press('Add tag')
  await page.getByLabel('Key of tag 1').fill('team')
  await page.getByLabel('Value of tag 1').fill('release')
  for (const title of ['Define key administrators', 'Define key users', 'Review']) await next(title)
  await press('Create key')
  await page.waitForURL(/#\/key\/mrk-/)

  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/macs' }))
  const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId: KeyMetadata.KeyId }))
  assert.deepEqual([KeyMetadata.KeyUsage, KeyMetadata.MultiRegion, KeyMetadata.Description], ['GENERATE_VERIFY_MAC', true, 'Makes MACs'])
  assert.deepEqual(Tags, [{ TagKey: 'team', TagValue: 'release' }])
  assert.deepEqual(page.faults, [])
})

test('Import key material wraps in the browser what then makes the same MACs as it does elsewhere', async () => {
  const input = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', Origin: 'EXTERNAL' }
  const { KeyMetadata: { KeyId } } = await kms.send(new CreateKeyCommand(input))
  const material = randomBytes(32)
  await goTo(page, `import/${KeyId}`)
  await next('Give the key material')
  await page.locator('input[type=file]').setInputFiles({ name: 'material.bin', mimeType: 'application/octet-stream', buffer: material })
  await next('Choose its expiration, and import')
  await press('Import key material')
  await page.waitForURL(new RegExp(`#/key/${KeyId}/material`))

  const Message = Buffer.from('hello')
  const { Mac } = await kms.send(new GenerateMacCommand({ KeyId, Message, MacAlgorithm: 'HMAC_SHA_256' }))
  assert.deepEqual(Buffer.from(Mac), createHmac('sha256', material).update(Message).digest())
  assert.deepEqual(page.faults, [])
})

test('Create role lets another account assume it with an external id', async () => {
  await goTo(page, 'create-role')
  await page.getByRole('radio', { name: 'Another AWS account' }).check()
  await page.getByLabel('Account id').fill(account)
  await page.getByRole('checkbox', { name: 'Require external ID' }).check()
  await page.getByLabel('External ID', { exact: true }).and(page.getByRole('textbox')).fill('contract-7')
  await next('Add permissions')
  await next('Name, description and tags')
  await page.getByLabel('Role name').fill('AuditRole')
  await next('Review and create')
  await press('Create role')
  await page.getByRole('heading', { level: 1, name: 'AuditRole' }).waitFor()

  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'AuditRole' }))
  const { Statement: [statement] } = JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument))
  assert.ok(statement.Principal.AWS.includes(account))
  assert.deepEqual(statement.Condition, { StringEquals: { 'sts:ExternalId': 'contract-7' } })
  assert.deepEqual(page.faults, [])
})

test('A file of any size is signed by its digest, and openssl verifies it', async () => {
  const { KeyMetadata: { KeyId } } = await kms.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }))
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }))
  const [message, publicKey, signature] = ['large.bin', 'public.der', 'large.sig'].map(name => join(server.folder, name))
  await writeFile(message, randomBytes(3_000_000))
  await writeFile(publicKey, PublicKey)
  await goTo(page, `try/${KeyId}`)
  await press('File')
  await page.locator('input[type=file]').setInputFiles(message)
  await page.getByRole('button', { name: 'Sign', exact: true }).and(page.locator('[type=submit]')).click()
  const file = page.waitForEvent('download')
  await press('Download')
  await (await file).saveAs(signature)

  const words = ['dgst', '-sha256', '-verify', publicKey, '-keyform', 'DER', '-signature', signature, message]
  assert.equal((await promisify(execFile)('openssl', words)).stdout, 'Verified OK\n')
  assert.deepEqual(page.faults, [])
})
