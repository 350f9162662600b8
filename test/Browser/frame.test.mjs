// What surrounds the pages.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { goTo, openTab, signIn, startBrowser } from './browser.mjs'
import { pages } from './pages.mjs'
import { account, startServer } from './server.mjs'

let server, browser, page
before(async () => {
  browser = await startBrowser()
  server = await startServer()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(async () => {
  page = await openTab(browser, server)
})

const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent)

test('The page tells its language, and each place has a title of its own', async () => {
  await page.goto(server.console)
  await page.getByRole('heading', { name: 'Sign in to Signet' }).waitFor()
  assert.deepEqual([await page.locator('html').getAttribute('lang'), await page.title()], ['en', 'Sign in to Signet'])

  await signIn(page, server, server.root)
  const titles = { home: 'Home', keys: 'Customer managed keys', events: 'Event history', nowhere: 'Page not found' }
  for (const [route, title] of Object.entries(titles)) {
    await goTo(page, route)
    await page.waitForFunction(expected => document.title === expected, `${title} · ${account} · Signet`)
  }
})

test('The focus comes along to a page that one goes to', async () => {
  await signIn(page, server, server.root)
  assert.equal(await focused(), 'Home')
  await page.getByRole('link', { name: 'Event history' }).click()
  await page.getByRole('heading', { level: 1, name: 'Event history' }).waitFor()
  assert.equal(await focused(), 'Event history')
})

test('An address that was cut in the middle of a letter is that of no page', async () => {
  await signIn(page, server, server.root)
  await goTo(page, 'cut-%e2%82')
  await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor()
  assert.deepEqual(page.faults, [])
})

test('What the keyboard reaches first skips to the content', async () => {
  await signIn(page, server, server.root)
  const first = page.locator('a[href], button, input').first()
  assert.equal(await first.innerText(), 'Skip to content')
  await first.focus()
  await page.keyboard.press('Enter')
  assert.equal(await focused(), 'Home')
})

test('The whole name stands in the header, also in a narrow window', async () => {
  await signIn(page, server, server.root)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 640 })
    const name = page.getByRole('banner').or(page.locator('#top')).getByText('Signet', { exact: true }).and(page.locator(':visible')).first()
    assert.ok(await name.evaluate(element => element.scrollWidth <= element.clientWidth), `${width} px`)
  }
})

test('The dark theme is on the page where people sign in, and a button changes it for good', async () => {
  const dark = async () => {
    const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    return color.match(/\d+/g).slice(0, 3).every(part => Number(part) < 64)
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(server.console)
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.ok(await dark())
  await page.getByRole('button', { name: 'Light mode' }).click()
  assert.ok(!await dark())
})

test('The navigation marks the list that a page was reached from', async () => {
  await signIn(page, server, server.root)
  for (const [route, marked] of Object.entries({ keys: 'Customer managed keys', 'key/any': 'Customer managed keys', 'create-role': 'Roles' })) {
    await goTo(page, route)
    await page.locator('nav a[aria-current=page]', { hasText: marked }).waitFor()
  }
})

test('At 320 px the list of pages is behind a button', async () => {
  await signIn(page, server, server.root)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('button', { name: 'Open side navigation' }).click()
  await page.getByRole('link', { name: 'Event history' }).click()
  await page.getByRole('heading', { level: 1, name: 'Event history' }).waitFor()
  await page.getByRole('button', { name: 'Refresh events' }).click()
})

test('Every page of the console, and every tab of a key, is looked at by these tests', async () => {
  const source = name => readFile(join(import.meta.dirname, '../../src/Console/src/pages', name), 'utf8')
  const named = (text, member) => Array.from(text.matchAll(new RegExp(`{ ${member}: '([\\w-]+)'`, 'g')), ([, name]) => name)
  const routes = pages.map(({ route }) => route({ key: 'key', regional: 'key', empty: 'key', policy: 'policy', admin: { arn: 'arn' } }).split('/'))

  const paths = new Set(routes.map(([path]) => path))
  assert.deepEqual(named(await source('pages.tsx'), 'path').filter(path => !paths.has(path)), [])
  const tabs = new Set(routes.filter(([path]) => path === 'key').map(([, , tab]) => tab))
  assert.deepEqual(named(await source('Key/keyTabs.tsx'), 'id').filter(tab => !tabs.has(tab)), [])
})
