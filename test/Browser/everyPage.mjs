// What holds on each page, whatever it shows.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import { goTo, openTab, settled, signIn, startBrowser } from './browser.mjs'
import { pages } from './pages.mjs'
import { furnish } from './world.mjs'

const pictures = join(import.meta.dirname, '../../artifacts/browser')

/**
 * Makes a test of each page, and one of the page where people sign in.
 * @param look words for the tests' names and the pictures' files, such as `light`
 * @param options of the browser tab
 * @param check what is asked of a page: (page, row) => …
 */
export function everyPage(look, options, check) {
  let server, browser, tab
  before(async () => {
    await mkdir(pictures, { recursive: true })
    browser = await startBrowser()
    server = await furnish()
    tab = await openTab(browser, server, options)
    await signIn(tab, server, server.admin)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  test(`Sign in, ${look}`, async () => {
    const page = await openTab(browser, server, options)
    await page.goto(server.console)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await inspect(page, { name: 'Sign in', actions: ['Session token or role'] })
    await page.context().close()
  })
  for (const row of pages) {
    test(`${row.name}, ${look}`, async () => {
      // Away from what another test left open.
      await goTo(tab, 'no-page-at-all')
      await tab.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor()
      await goTo(tab, row.route(server))
      await row.open?.(tab)
      await row.ready(tab).waitFor()
      await settled(tab)
      await inspect(tab, row)
    })
  }

  async function inspect(page, row) {
    await page.evaluate(() => scrollTo(0, 0))
    await page.screenshot({ path: join(pictures, `${`${row.name} ${look}`.replaceAll(/\W+/g, '-').toLowerCase()}.png`), fullPage: options.viewport !== undefined })
    await check(page, row)
    assert.deepEqual(page.faults.splice(0), [])
  }
}

/** What axe finds: its rules, and where. */
export async function findings(page) {
  await page.evaluate(`globalThis.axe || ${axe.source}`)
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary}`))
}
