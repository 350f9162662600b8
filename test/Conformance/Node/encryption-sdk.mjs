// The AWS Encryption SDK for JavaScript: envelopes whose data keys are Signet's.
import assert from 'node:assert/strict'
import { buildClient, CommitmentPolicy, getClient, KmsKeyringNode } from '@aws-crypto/client-node'
import { KMS } from '@aws-sdk/client-kms'
import { call, createKey } from './calls.mjs'

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
const clientProvider = getClient(KMS)
const context = { purpose: 'conformance', stage: 'test' }
const plaintext = Buffer.from('in an envelope of the Encryption SDK')

const [generatorKeyId, second, stranger] = await Promise.all([arn(), arn(), arn()])

const { result } = await encrypt(keyring({ generatorKeyId, keyIds: [second] }), plaintext, { encryptionContext: context })
assert.ok(!result.includes(plaintext))

// Either key opens the envelope, and the context comes back with the message.
for (const key of [generatorKeyId, second]) {
  const opened = await decrypt(keyring({ keyIds: [key] }), result)
  assert.deepEqual(opened.plaintext, plaintext)
  assert.equal(opened.messageHeader.encryptedDataKeys.length, 2)
  for (const [name, value] of Object.entries(context)) assert.equal(opened.messageHeader.encryptionContext[name], value)
}

// A key that is not of the envelope does not open it.
await assert.rejects(decrypt(keyring({ keyIds: [stranger] }), result), /unencryptedDataKey has not been set/)

// The context stands in the header in the clear: changed there, the data keys are no longer those of the context.
const forged = Buffer.from(result)
forged.set(Buffer.from('CONFORMANCE'), forged.indexOf('conformance'))
for (const key of [generatorKeyId, second]) {
  await assert.rejects(decrypt(keyring({ keyIds: [key] }), forged), /InvalidCiphertextException/)
}

console.log(JSON.stringify({ encrypted: plaintext.length, opened: 2, refused: 3 }))

function keyring(keys) {
  return new KmsKeyringNode({ ...keys, clientProvider })
}

async function arn() {
  return (await call('DescribeKey', { KeyId: await createKey() })).KeyMetadata.Arn
}
