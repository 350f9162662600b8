// Calls KMS through AWS's own client, and remembers which operations were called.
import assert from 'node:assert/strict'
import * as sdk from '@aws-sdk/client-kms'

/** What AWS added after Signet's table of 54: the operations of ML-KEM keys. */
export const unknown = ['Decapsulate', 'Encapsulate']

/** Every other operation that the SDK knows. */
export const operations = Object.keys(sdk)
  .filter(name => name.endsWith('Command') && name !== '$Command')
  .map(name => name.slice(0, -'Command'.length))
  .filter(name => !unknown.includes(name))

/** The operations that were called. */
export const called = new Set()

const clients = new Map()

/** A client for a Region; endpoint and credentials are those of the environment. */
export function kms(region = process.env.AWS_REGION) {
  if (!clients.has(region)) clients.set(region, new sdk.KMSClient({ region, maxAttempts: 1 }))
  return clients.get(region)
}

/** Calls an operation; gives what the SDK made of the answer. */
export async function call(operation, input = {}, region = undefined) {
  called.add(operation)
  const answer = await kms(region).send(new sdk[`${operation}Command`](input))
  assert.equal(answer.$metadata.httpStatusCode, 200, operation)
  assert.match(answer.$metadata.requestId, /^[0-9a-f-]{36}$/, operation)
  return answer
}

/** Calls an operation that is refused with this exception, which the SDK knows by a class of its own. */
export async function refused(exception, operation, input) {
  called.add(operation)
  await assert.rejects(kms().send(new sdk[`${operation}Command`](input)), error => {
    assert.equal(error.name, exception, `${operation}: ${error.name}: ${error.message}`)
    assert.ok(error instanceof sdk[exception], `${operation}: ${exception} is not the SDK's class`)
    assert.ok(error instanceof sdk.KMSServiceException)
    return true
  })
}

/** Calls an operation that Signet does not know; the SDK has no class for that refusal. */
export async function callUnknown(operation, input) {
  await assert.rejects(kms().send(new sdk[`${operation}Command`](input)), { name: 'UnknownOperationException' })
}

/** Makes a key; its id. */
export async function createKey(KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', more = {}) {
  return (await call('CreateKey', { KeySpec, KeyUsage, ...more })).KeyMetadata.KeyId
}

/** Checks that an answer's member is bytes, of this length if one is given. */
export function bytes(value, length = undefined) {
  assert.ok(value instanceof Uint8Array, `bytes, not ${value}`)
  if (length !== undefined) assert.equal(value.length, length)
  return value
}

/** Checks that two members are the same bytes. */
export function same(one, other) {
  assert.deepEqual(Buffer.from(bytes(one)), Buffer.from(bytes(other)))
}
