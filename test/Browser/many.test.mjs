// Ten thousand keys. Making them takes a while: with SIGNET_TEST_LONG only.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CreateKeyCommand } from '@aws-sdk/client-kms'
import { clients } from './aws.mjs'
import { goTo, openTab, signIn, startBrowser } from './browser.mjs'
import { startServer } from './server.mjs'

const count = 10_000

test('The list of 10,000 keys can be used, filtered and paged', { skip: !process.env.SIGNET_TEST_LONG }, async t => {
  const server = await startServer()
  const browser = await startBrowser()
  t.after(async () => {
    await browser.close()
    await server.stop()
  })
  await createKeys(clients(server, server.root).kms)
  const page = await openTab(browser, server)
  await signIn(page, server, server.root)
  await goTo(page, 'events')
  await page.getByRole('heading', { level: 1, name: 'Event history' }).waitFor()

  const start = performance.now()
  const tell = what => t.diagnostic(`${what} ${Math.round(performance.now() - start)} ms after navigation`)
  await goTo(page, 'keys')
  await page.getByRole('link', { name: /^[0-9a-f-]{36}$/ }).first().click({ trial: true })
  tell('the first keys can be pressed')
  await page.getByRole('heading', { level: 1, name: `(${count})` }).waitFor({ timeout: 120_000 })
  tell('all keys are listed')
  await page.getByLabel('Find keys').fill('no such key')
  await page.getByText('No key matches').waitFor()
  tell('a filter has answered')
  assert.deepEqual(page.faults, [])
})

async function createKeys(kms) {
  let left = count
  const worker = async () => {
    while (left-- > 0) await kms.send(new CreateKeyCommand({}))
  }
  await Promise.all(Array.from({ length: 50 }, worker))
}
