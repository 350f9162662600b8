// Debian's chromium, and what every test wants to know of what it saw.
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { region } from './aws.mjs'

/** Starts chromium; in a container, where tests run as root, it has no sandbox of its own. */
export const startBrowser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
})

/**
 * Opens a tab that keeps what must never happen.
 * @param options Playwright's, such as `colorScheme` and `viewport`
 * @returns the page; its `faults` are sentences, none on a good day
 */
export async function openTab(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1200 }, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  page.faults = []
  page.underWay = new Set()
  await watch(page, server)
  return page
}

async function watch(page, server) {
  const fault = text => page.faults.push(text)
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, request => page.underWay.delete(request))
  page.on('request', request => {
    page.underWay.add(request)
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'blob:' && origin !== server.url) fault(`a request to ${request.url()}`)
  })
  page.on('response', response => {
    const policy = response.headers()['content-security-policy'] ?? ''
    if (response.url().startsWith(server.console) && !policy.startsWith("default-src 'self'")) fault(`no Content-Security-Policy on ${response.url()}`)
  })
  page.on('pageerror', error => fault(`an exception: ${error.message}`))
  page.on('console', message => {
    // A refusal is an answer as any other; only the browser calls it an error.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) fault(`on the console: ${message.text()}`)
  })
  await page.exposeBinding('tellViolation', (_, text) => fault(`against the Content-Security-Policy: ${text}`))
  await page.addInitScript(() => addEventListener('securitypolicyviolation',
    ({ violatedDirective, blockedURI }) => globalThis.tellViolation(`${violatedDirective} ${blockedURI}`)))
}

/** Opens the console and signs in; comes back when the first page stands. */
export async function signIn(page, server, credentials, more = {}) {
  await page.goto(server.console)
  await fillSignIn(page, credentials, more)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Sign in to' }).waitFor()
}

/** Writes an access key into the form; `more` are its other fields by their labels. */
export async function fillSignIn(page, credentials, more = {}) {
  await page.getByLabel('Access key id').fill(credentials.accessKeyId)
  await page.getByLabel('Secret access key').fill(credentials.secretAccessKey)
  await page.getByLabel('Region').fill(region)
  if (Object.keys(more).length > 0) await page.getByRole('button', { name: 'Session token or role' }).click()
  for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value)
}

/** Waits until no call is under way, nor another follows: all that a page loads by itself is there. */
export async function settled(page) {
  for (let quiet = 0; quiet < 3; quiet++) {
    if (page.underWay.size > 0) quiet = -1
    await page.evaluate(() => new Promise(requestAnimationFrame))
    await setTimeout(20)
  }
}

/** Goes to a page of the console as a link does: what is in memory stays there. */
export const goTo = (page, route) => page.evaluate(hash => { location.hash = hash }, `#/${route}`)

/** Writes a text into the editor on the page, in place of what is there. */
export async function writeEditor(page, text) {
  await page.locator('.ace_content').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

/** The lines of the editor that are on show. */
export const readEditor = page => page.locator('.ace_text-layer').innerText()

/** Chooses from a menu. */
export async function choose(page, menu, item) {
  await page.getByRole('button', { name: menu }).and(page.locator(':visible')).click()
  await page.getByRole('menuitem', { name: item }).click()
}
