// Who is signed in: for how long, and in which account.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { CreateAliasCommand, CreateKeyCommand } from '@aws-sdk/client-kms'
import { clients, createRole, createUser } from './aws.mjs'
