// ML-DSA (FIPS 204): Signet signs, @noble/post-quantum verifies with the public key that GetPublicKey gave.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js'
import { bytes, call, createKey } from './calls.mjs'

const SigningAlgorithm = 'ML_DSA_SHAKE_256'
const message = Buffer.from('signed here, verified elsewhere')
const verified = {}

for (const [spec, referee] of Object.entries({ ML_DSA_44: ml_dsa44, ML_DSA_65: ml_dsa65, ML_DSA_87: ml_dsa87 })) {
  const KeyId = await createKey(spec, 'SIGN_VERIFY')
  const publicKey = rawKey((await call('GetPublicKey', { KeyId })).PublicKey, referee.lengths.publicKey)

  for (const [MessageType, Message] of [['RAW', message], ['EXTERNAL_MU', representative(publicKey, message)]]) {
    const { Signature } = await call('Sign', { KeyId, Message, MessageType, SigningAlgorithm })
    bytes(Signature, referee.lengths.signature)

    assert.ok(referee.verify(Signature, message, publicKey), `${spec} ${MessageType}`)
    assert.ok(!referee.verify(flipped(Signature, 0), message, publicKey), `${spec} ${MessageType}: the signature's first bit`)
    assert.ok(!referee.verify(flipped(Signature, Signature.length / 2), message, publicKey), `${spec} ${MessageType}: a bit in the middle`)
    assert.ok(!referee.verify(Signature, flipped(message, 3), publicKey), `${spec} ${MessageType}: the message`)
    assert.ok(!referee.verify(Signature, message, flipped(publicKey, 7)), `${spec} ${MessageType}: the key`)
    verified[spec] = [...(verified[spec] ?? []), MessageType]
  }
}

console.log(JSON.stringify(verified))

// The raw key is the last part of the SubjectPublicKeyInfo: 22 bytes before it, whatever the parameter set.
function rawKey(der, length) {
  bytes(der, 22 + length)
  return der.subarray(22)
}

// mu = SHAKE256(SHAKE256(pk, 64) | 0 (pure) | 0 (no context) | M, 64), FIPS 204 algorithms 2 and 7
function representative(publicKey, text) {
  return shake256(Buffer.concat([shake256(publicKey), Buffer.of(0, 0), text]))
}

function shake256(data) {
  return createHash('shake256', { outputLength: 64 }).update(data).digest()
}

function flipped(data, index) {
  const copy = Uint8Array.from(data)
  copy[Math.floor(index)] ^= 1
  return copy
}
