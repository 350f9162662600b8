// What Signet exists for, without a command line: one makes a key, one signs, one verifies offline.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { createUser } from './aws.mjs'
import { goTo, openTab, signIn, startBrowser } from './browser.mjs'
import { keyboard, mouse } from './hands.mjs'
import { account, startServer } from './server.mjs'

const run = promisify(execFile)
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser?.close())

for (const [means, handsOn] of [['mouse', mouse], ['keyboard alone', keyboard]]) {
  test(`The walkthrough by ${means} ends with openssl's Verified OK`, { timeout: 300_000 }, async t => {
    const server = await startServer()
    t.after(server.stop)
    const admin = await createUser(server, 'admin', '*')
    const page = await openTab(browser, server)
    const hand = handsOn(page)
    await signIn(page, server, admin)

    await createKey(page, hand)
    const keyId = new URL(page.url()).hash.split('/')[2]
    for (const role of ['SignerRole', 'OfflineVerifierRole']) await createRole(page, hand, role)
    await goTo(page, `key/${keyId}/policy`)
    await allowBothRoles(page, hand)

    await switchRole(page, hand, 'SignerRole')
    const message = join(server.folder, 'message.txt')
    await writeFile(message, 'What is to be released')
    await sign(page, hand, keyId, 'What is to be released', `${message}.sig`)

    await switchRole(page, hand, 'OfflineVerifierRole')
    await goTo(page, `key/${keyId}`)
    const publicKey = join(server.folder, 'public.pem')
    await download(page, hand, 'Download PEM', publicKey)

    assert.equal(await verify(publicKey, message), 'Verified OK\n')
    await writeFile(message, 'What is not to be released')
    assert.equal(await verify(publicKey, message), 'Verification failure\n')
    assert.deepEqual(page.faults, [])
  })
}

async function createKey(page, hand) {
  const next = () => hand.press(page.getByRole('button', { name: 'Next' }))
  await hand.press(page.getByRole('link', { name: 'Create key' }).first())
  await hand.pick(page.getByRole('radio', { name: /^Asymmetric/ }))
  await hand.pick(page.getByRole('radio', { name: 'Sign and verify' }))
  await hand.choose(page.getByRole('button', { name: 'Key spec' }), page.getByRole('option', { name: 'RSA_4096' }))
  await next()
  await hand.write(page.getByLabel('Alias'), 'release')
  for (const step of ['Define key administrators', 'Define key users', 'Review']) {
    await next()
    await page.getByRole('heading', { level: 1, name: step }).waitFor()
  }
  await hand.press(page.getByRole('button', { name: 'Create key' }))
  await page.waitForURL(/#\/key\//)
}

async function createRole(page, hand, name) {
  const next = () => hand.press(page.getByRole('button', { name: 'Next' }))
  await hand.press(page.getByRole('link', { name: 'Roles' }).first())
  await hand.press(page.getByRole('link', { name: 'Create role' }))
  await page.getByRole('heading', { name: 'Select trusted entity' }).waitFor()
  await next()
  await page.getByRole('heading', { name: 'Add permissions' }).waitFor()
  await next()
  await hand.write(page.getByLabel('Role name'), name)
  await next()
  await hand.press(page.getByRole('button', { name: 'Create role' }))
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function allowBothRoles(page, hand) {
  for (const role of ['SignerRole', 'OfflineVerifierRole']) {
    await hand.choose(page.getByRole('button', { name: 'Add statement' }), page.getByRole('menuitem', { name: role }))
  }
  await hand.press(page.getByRole('button', { name: 'Save', exact: true }))
  await hand.press(page.getByRole('button', { name: 'Save changes' }))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function switchRole(page, hand, role) {
  await hand.choose(page.getByRole('button', { name: account }), page.getByRole('menuitem', { name: 'Switch role' }))
  await hand.write(page.getByLabel('Role name'), role)
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Switch role' }))
  await page.getByRole('button', { name: role }).waitFor()
}

async function sign(page, hand, keyId, message, path) {
  await hand.press(page.getByRole('link', { name: 'Try it' }).first())
  await hand.write(page.getByRole('combobox', { name: 'Key' }), keyId)
  await page.keyboard.press('Enter')
  await hand.pick(page.getByRole('radio', { name: 'Sign and verify' }))
  await hand.choose(page.getByRole('button', { name: 'Algorithm' }), page.getByRole('option', { name: 'RSASSA_PKCS1_V1_5_SHA_512' }))
  await hand.write(page.getByRole('textbox', { name: 'Message' }), message)
  await hand.press(page.getByRole('button', { name: 'Sign', exact: true }).and(page.locator('[type=submit]')))
  await download(page, hand, 'Download', path)
}

async function download(page, hand, name, path) {
  const file = page.waitForEvent('download')
  await hand.press(page.getByRole('button', { name, exact: true }))
  await (await file).saveAs(path)
}

async function verify(publicKey, message) {
  const words = ['dgst', '-sha512', '-verify', publicKey, '-signature', `${message}.sig`, message]
  return (await run('openssl', words).catch(ended => ended)).stdout
}
