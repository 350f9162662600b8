import assert from 'node:assert/strict'
import { everyPage, findings } from './everyPage.mjs'

everyPage('dark', { colorScheme: 'dark' }, async page => assert.deepEqual(await findings(page), []))
