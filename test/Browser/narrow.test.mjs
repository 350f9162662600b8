import { everyPage } from './everyPage.mjs'
import { fits } from './fits.mjs'

// A window of 1280 by 1024 at 400 %, as WCAG 2.2 counts (1.4.10 Reflow), and one of 320 px as high as telephones are.
everyPage('320 px wide', { viewport: { width: 320, height: 640 }, deviceScaleFactor: 4 }, async (page, row) => {
  await fits(page, row)
  await page.setViewportSize({ width: 320, height: 256 })
  await fits(page, row)
  await page.setViewportSize({ width: 320, height: 640 })
})
