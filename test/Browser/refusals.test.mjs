// What the service refuses, and what cannot be sent to it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CreateKeyCommand, DisableKeyCommand } from '@aws-sdk/client-kms'
import { clients, createUser, document, eventsNamed } from './aws.mjs'
import { fillSignIn, goTo, openTab, signIn, startBrowser } from './browser.mjs'
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
  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  const shown = await page.getByRole('dialog').getByText('not authorized').innerText()

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

test('A policy that is no JSON is marked, and cannot be saved', async () => {
  const page = await openTab(browser, server)
  await signIn(page, server, admin)
  await goTo(page, `key/${keyId}`)
  await page.getByLabel('Policy document').fill('{ "Version": "2012-10-17", }')

  await page.getByText(/JSON at position/).waitFor()
  assert.ok(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled())
  assert.deepEqual(page.faults, [])
})

test('A policy that locks everybody out is refused, and the text is kept', async () => {
  const page = await openTab(browser, server)
  await signIn(page, server, admin)
  await goTo(page, `key/${keyId}`)
  const lockout = document({ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:Sign', Resource: '*' })
  await page.getByLabel('Policy document').fill(lockout)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()

  await page.getByText('The new key policy will not allow you to update the key policy in the future.').waitFor()
  assert.equal(await page.getByLabel('Policy document').inputValue(), lockout)
  assert.deepEqual(page.faults, [])
})
