// What Signet exists for, without a command line: one makes a key, one signs, one verifies offline.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { SignCommand } from '@aws-sdk/client-kms'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { clients, createRole, createUser } from './aws.mjs'
import { goTo, openTab, signIn, startBrowser } from './browser.mjs'
import { keyboard, mouse } from './hands.mjs'
import { account, startServer } from './server.mjs'

const run = promisify(execFile)
let server, browser, admin

before(async () => {
  browser = await startBrowser()
  server = await startServer()
  admin = await createUser(server, 'admin', '*')
  for (const role of ['SignerRole', 'OfflineVerifierRole']) await createRole(server, role, account)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

for (const [means, handsOn] of [['mouse', mouse], ['keyboard alone', keyboard]]) {
  test(`The walkthrough by ${means} ends with openssl's Verified OK`, { timeout: 120_000 }, async () => {
    const page = await openTab(browser, server)
    const hand = handsOn(page)
    await signIn(page, server, admin)

    await createKey(page, hand, `release-by-${means.split(' ')[0]}`)
    const keyId = new URL(page.url()).hash.split('/').at(-1)
    await allowBothRoles(page, hand)

    await switchRole(page, hand, 'SignerRole')
    const message = join(server.folder, `${means}.txt`)
    await writeFile(message, 'What is to be released\n')
    await sign(keyId, message)

    await switchRole(page, hand, 'OfflineVerifierRole')
    const publicKey = await downloadPublicKey(page, hand, keyId)

    assert.equal(await verify(publicKey, message), 'Verified OK\n')
    await writeFile(message, 'What is not to be released\n')
    assert.equal(await verify(publicKey, message), 'Verification failure\n')
    assert.deepEqual(page.faults, [])
  })
}

async function createKey(page, hand, alias) {
  await hand.press(page.getByRole('link', { name: 'Create key' }).first())
  await hand.choose(page.getByRole('button', { name: 'Key usage' }), page.getByRole('option', { name: 'SIGN_VERIFY' }))
  await hand.choose(page.getByRole('button', { name: 'Key spec' }), page.getByRole('option', { name: 'RSA_4096' }))
  await hand.write(page.getByLabel('Alias'), alias)
  await hand.press(page.getByRole('button', { name: 'Create key' }))
  await page.waitForURL(/#\/key\//)
}

async function allowBothRoles(page, hand) {
  await hand.press(page.getByRole('button', { name: 'Add: SignerRole may sign' }))
  await hand.press(page.getByRole('button', { name: 'Add: OfflineVerifierRole' }))
  await hand.press(page.getByRole('button', { name: 'Save', exact: true }))
  await hand.press(page.getByRole('button', { name: 'Save changes' }))
  await page.getByRole('button', { name: 'Save', exact: true }).and(page.locator(':disabled, [aria-disabled=true]')).waitFor()
}

async function switchRole(page, hand, role) {
  await hand.choose(page.getByRole('button', { name: account }), page.getByRole('menuitem', { name: 'Switch role' }))
  await hand.write(page.getByLabel('Role name'), role)
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Switch role' }))
  await page.getByRole('button', { name: role }).waitFor()
}

async function downloadPublicKey(page, hand, keyId) {
  await goTo(page, `key/${keyId}`)
  const download = page.waitForEvent('download')
  await hand.press(page.getByRole('button', { name: 'Download PEM' }))
  const path = join(server.folder, `${keyId}.pem`)
  await (await download).saveAs(path)
  return path
}

async function verify(publicKey, message) {
  const words = ['dgst', '-sha512', '-verify', publicKey, '-signature', `${message}.sig`, message]
  return (await run('openssl', words).catch(ended => ended)).stdout
}

// ---- what the console has no page for yet

async function sign(KeyId, file) {
  const role = { RoleArn: `arn:aws:iam::${account}:role/SignerRole`, RoleSessionName: 'admin' }
  const { Credentials: { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } } =
    await clients(server, admin).sts.send(new AssumeRoleCommand(role))
  const { kms } = clients(server, { accessKeyId, secretAccessKey, sessionToken })
  const input = { KeyId, Message: await readFile(file), SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_512' }
  await writeFile(`${file}.sig`, (await kms.send(new SignCommand(input))).Signature)
}
