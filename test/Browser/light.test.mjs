import assert from 'node:assert/strict'
import { everyPage, findings } from './everyPage.mjs'

everyPage('light', { colorScheme: 'light' }, async page => assert.deepEqual(await findings(page), []))
