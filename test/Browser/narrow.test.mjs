import { everyPage } from './everyPage.mjs'
import { fits } from './fits.mjs'

everyPage('320 px wide', { viewport: { width: 320, height: 640 } }, fits)
