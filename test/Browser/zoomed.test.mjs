import { everyPage } from './everyPage.mjs'
import { fits } from './fits.mjs'

// A window of 1280 by 1024 at 400 %, as WCAG 2.2 counts (1.4.10 Reflow).
everyPage('at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, fits)
