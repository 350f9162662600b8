import assert from 'node:assert/strict'

/** Nothing scrolls sideways but what does so by itself, and what people come for can be pressed. */
export async function fits(page, { actions }) {
  assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, 'px wider than the window')
  for (const name of actions) {
    const action = page.getByRole('button', { name }).or(page.getByRole('link', { name })).and(page.locator(':visible')).last()
    await action.click({ trial: true })
  }
}
