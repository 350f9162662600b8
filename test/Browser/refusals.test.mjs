// What the service refuses, and what cannot be sent to it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CreateKeyCommand, DisableKeyCommand } from '@aws-sdk/client-kms'
import { clients, createUser, document, eventsNamed } from './aws.mjs'
import { choose, fillSignIn, goTo, openTab, readEditor, signIn, startBrowser, writeEditor } from './browser.mjs'
import { account, startServer } from './server.mjs'

let server, browser, admin, keyId

before(async () => {
  browser = await startBrowser()
  server = await startServer()
  admin = await createUser(server, 'admin', '*')
  keyId = (await clients(server, server.root).kms.send(new CreateKeyCommand({}))).KeyMetadata.KeyId
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

test('A click and a call by the SDK are refused by the same code, in the same words', async () => {
  const viewer = await createUser(server, 'viewer', 'kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:List*')
  const page = await openTab(browser, server)
  await signIn(page, server, viewer)
  await goTo(page, `key/${keyId}`)
  await choose(page, 'Key actions', 'Disable')
  await page.getByRole('checkbox', { name: 'I know what this does' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  const shown = await page.getByRole('row', { name: 'not authorized' }).innerText()

  const refusal = await clients(server, viewer).kms.send(new DisableKeyCommand({ KeyId: keyId })).catch(error => error)
  const [bySdk, byConsole] = await eventsNamed(server, 'DisableKey')

  assert.equal(refusal.name, 'AccessDeniedException')
  assert.ok(shown.includes(refusal.message), shown)
  assert.ok(shown.includes(byConsole.requestID), shown)
  assert.equal(bySdk.requestID, refusal.$metadata.requestId)
  for (const told of [bySdk, byConsole]) {
    assert.deepEqual([told.errorCode, told.errorMessage, told.userIdentity.arn],
      ['AccessDenied', refusal.message, `arn:aws:iam::${account}:user/viewer`])
  }
  assert.deepEqual(page.faults, [])
})

test('A wrong secret access key is refused in the words of the service, and shown nowhere', async () => {
  const page = await openTab(browser, server)
  await page.goto(server.console)
  await fillSignIn(page, { ...admin, secretAccessKey: 'wrong-secret-access-key' })
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.getByText('The request signature we calculated does not match').waitFor()
  assert.ok(!(await page.locator('body').innerText()).includes('wrong-secret-access-key'))
  assert.deepEqual(page.faults, [])
})

test('What one signs in with is not stored', async () => {
  const page = await openTab(browser, server)
  await signIn(page, server, admin)

  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0)
})

test('A policy that is no JSON is marked in the gutter, and cannot be saved', async () => {
  const page = await openPolicy()
  await writeEditor(page, '{ "Version": "2012-10-17", }')

  await page.getByText(/JSON at position/).waitFor()
  await page.locator('.ace_gutter-cell.ace_error').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled())
  assert.deepEqual(page.faults, [])
})

test('A policy that locks everybody out is warned of, refused, and kept in the editor', async () => {
  const page = await openPolicy()
  await writeEditor(page, document({ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:Sign', Resource: '*' }))
  await page.getByText('You would lock yourself out').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()

  const dialog = page.getByRole('dialog')
  await dialog.getByText('The new key policy will not allow you to update the key policy in the future.').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  assert.match(await readEditor(page), /kms:Sign/)
  assert.deepEqual(page.faults, [])
})

test('An action that KMS does not have is warned of before the policy is saved', async () => {
  const page = await openPolicy()
  await writeEditor(page, document({ Effect: 'Allow', Principal: { AWS: account }, Action: ['kms:*', 'kms:Singh'], Resource: '*' }))

  await page.getByText('kms:Singh (line 1)').waitFor()
})

async function openPolicy() {
  const page = await openTab(browser, server)
  await signIn(page, server, admin)
  await goTo(page, `key/${keyId}/policy`)
  await page.getByRole('button', { name: 'Policy view' }).click()
  await page.locator('.ace_line').first().waitFor()
  return page
}
