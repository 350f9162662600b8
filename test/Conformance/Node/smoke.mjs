// Every operation of KMS, called through AWS's own client, which must understand each answer and each refusal.
import assert from 'node:assert/strict'
import { constants, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, publicEncrypt, randomBytes, verify } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { bytes, call, called, callUnknown, createKey, operations, refused, same, unknown } from './calls.mjs'

const EncryptionContext = { purpose: 'smoke' }
const text = Buffer.from('through the SDK and back')
const unique = randomBytes(6).toString('hex')

for (const part of [keys, policies, tags, aliases, encryption, dataKeys, signing, macs, agreement, grants, rotation, importing, regions, customKeyStores]) await part()

for (const operation of unknown) await callUnknown(operation, { KeyId: 'alias/any' })
assert.deepEqual(operations.filter(name => !called.has(name)), [], 'operations that were not called')
console.log(called.size)

async function keys() {
  const { KeyMetadata } = await call('CreateKey', { Description: 'one of many' })
  const { KeyId } = KeyMetadata
  assert.ok(KeyMetadata.CreationDate instanceof Date)
  assert.deepEqual((await call('DescribeKey', { KeyId })).KeyMetadata, KeyMetadata)

  await call('UpdateKeyDescription', { KeyId, Description: 'ein Schlüssel' })
  await call('DisableKey', { KeyId })
  await refused('DisabledException', 'Encrypt', { KeyId, Plaintext: text })
  await call('EnableKey', { KeyId })
  const described = (await call('DescribeKey', { KeyId })).KeyMetadata
  assert.deepEqual([described.Description, described.KeyState], ['ein Schlüssel', 'Enabled'])
  await refused('NotFoundException', 'DescribeKey', { KeyId: '00000000-0000-4000-8000-000000000000' })

  const seen = []
  for (let Marker; ;) {
    const page = await call('ListKeys', { Limit: 1000, Marker })
    seen.push(...page.Keys.map(key => key.KeyArn))
    if (!page.Truncated) break
    Marker = page.NextMarker
  }
  assert.ok(seen.includes(KeyMetadata.Arn))

  const { DeletionDate, KeyState } = await call('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })
  assert.ok(DeletionDate instanceof Date)
  assert.equal(KeyState, 'PendingDeletion')
  await refused('KMSInvalidStateException', 'Encrypt', { KeyId, Plaintext: text })
  assert.equal((await call('CancelKeyDeletion', { KeyId })).KeyId, KeyMetadata.Arn)
}

async function policies() {
  const KeyId = await createKey()
  const { Policy } = await call('GetKeyPolicy', { KeyId })
  const statements = JSON.parse(Policy).Statement
  assert.equal(statements.length, 1)

  await call('PutKeyPolicy', { KeyId, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [...statements, { ...statements[0], Sid: 'twice' }] }) })
  assert.equal(JSON.parse((await call('GetKeyPolicy', { KeyId })).Policy).Statement[1].Sid, 'twice')
  assert.deepEqual((await call('ListKeyPolicies', { KeyId })).PolicyNames, ['default'])
  await refused('MalformedPolicyDocumentException', 'PutKeyPolicy', { KeyId, Policy: '{' })
}

async function tags() {
  const KeyId = await createKey()
  await call('TagResource', { KeyId, Tags: [{ TagKey: 'team', TagValue: 'blue' }, { TagKey: 'cost', TagValue: '' }] })
  await call('UntagResource', { KeyId, TagKeys: ['cost'] })
  assert.deepEqual((await call('ListResourceTags', { KeyId })).Tags, [{ TagKey: 'team', TagValue: 'blue' }])
}

async function aliases() {
  const [first, second] = [await createKey(), await createKey()]
  const AliasName = `alias/smoke-${unique}`
  await call('CreateAlias', { AliasName, TargetKeyId: first })
  await refused('AlreadyExistsException', 'CreateAlias', { AliasName, TargetKeyId: second })
  await call('UpdateAlias', { AliasName, TargetKeyId: second })

  const [alias] = (await call('ListAliases', { KeyId: second })).Aliases
  assert.deepEqual([alias.AliasName, alias.TargetKeyId], [AliasName, second])
  assert.ok(alias.LastUpdatedDate instanceof Date)
  await call('DeleteAlias', { AliasName })
}

async function encryption() {
  const [KeyId, other] = [await createKey(), await createKey()]
  const { CiphertextBlob } = await call('Encrypt', { KeyId, Plaintext: text, EncryptionContext })
  same((await call('Decrypt', { CiphertextBlob, EncryptionContext })).Plaintext, text)
  await refused('InvalidCiphertextException', 'Decrypt', { CiphertextBlob, EncryptionContext: { purpose: 'mischief' } })
  await refused('IncorrectKeyException', 'Decrypt', { CiphertextBlob, EncryptionContext, KeyId: other })

  const moved = await call('ReEncrypt', { CiphertextBlob, SourceEncryptionContext: EncryptionContext, DestinationKeyId: other })
  assert.ok(moved.SourceKeyId.endsWith(KeyId) && moved.KeyId.endsWith(other))
  same((await call('Decrypt', moved)).Plaintext, text)

  const { KeyLastUsage, TrackingStartDate } = await call('GetKeyLastUsage', { KeyId: other })
  assert.equal(KeyLastUsage.Operation, 'Decrypt')
  assert.ok(KeyLastUsage.Timestamp instanceof Date && TrackingStartDate instanceof Date)
}

async function dataKeys() {
  const KeyId = await createKey()
  const key = await call('GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext })
  same((await call('Decrypt', { CiphertextBlob: key.CiphertextBlob, EncryptionContext })).Plaintext, bytes(key.Plaintext, 32))
  const hidden = await call('GenerateDataKeyWithoutPlaintext', { KeyId, NumberOfBytes: 48 })
  bytes((await call('Decrypt', { CiphertextBlob: hidden.CiphertextBlob })).Plaintext, 48)

  const pair = await call('GenerateDataKeyPair', { KeyId, KeyPairSpec: 'ECC_NIST_P256' })
  same((await call('Decrypt', { CiphertextBlob: pair.PrivateKeyCiphertextBlob })).Plaintext, pair.PrivateKeyPlaintext)
  assert.equal(spki(pair.PublicKey).asymmetricKeyDetails.namedCurve, 'prime256v1')
  const sealed = await call('GenerateDataKeyPairWithoutPlaintext', { KeyId, KeyPairSpec: 'RSA_2048' })
  assert.equal(spki(sealed.PublicKey).asymmetricKeyDetails.modulusLength, 2048)
  bytes(sealed.PrivateKeyCiphertextBlob)

  bytes((await call('GenerateRandom', { NumberOfBytes: 100 })).Plaintext, 100)
}

async function signing() {
  const KeyId = await createKey('ECC_NIST_P256', 'SIGN_VERIFY')
  const SigningAlgorithm = 'ECDSA_SHA_256'
  const { PublicKey, SigningAlgorithms } = await call('GetPublicKey', { KeyId })
  assert.deepEqual(SigningAlgorithms, [SigningAlgorithm])

  const { Signature } = await call('Sign', { KeyId, Message: text, SigningAlgorithm })
  assert.ok(verify('sha256', text, spki(PublicKey), Signature))
  assert.equal((await call('Verify', { KeyId, Message: text, Signature, SigningAlgorithm })).SignatureValid, true)
  await refused('KMSInvalidSignatureException', 'Verify', { KeyId, Message: Buffer.from('another'), Signature, SigningAlgorithm })
  await refused('InvalidKeyUsageException', 'GenerateMac', { KeyId, Message: text, MacAlgorithm: 'HMAC_SHA_256' })
  await refused('DryRunOperationException', 'Sign', { KeyId, Message: text, SigningAlgorithm, DryRun: true })
}

async function macs() {
  const KeyId = await createKey('HMAC_256', 'GENERATE_VERIFY_MAC')
  const MacAlgorithm = 'HMAC_SHA_256'
  const { Mac } = await call('GenerateMac', { KeyId, Message: text, MacAlgorithm })
  bytes(Mac, 32)
  assert.equal((await call('VerifyMac', { KeyId, Message: text, Mac, MacAlgorithm })).MacValid, true)
  await refused('KMSInvalidMacException', 'VerifyMac', { KeyId, Message: text, Mac: randomBytes(32), MacAlgorithm })
}

async function agreement() {
  const KeyId = await createKey('ECC_NIST_P256', 'KEY_AGREEMENT')
  const mine = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const theirs = spki((await call('GetPublicKey', { KeyId })).PublicKey)
  const PublicKey = mine.publicKey.export({ format: 'der', type: 'spki' })

  const { SharedSecret } = await call('DeriveSharedSecret', { KeyId, KeyAgreementAlgorithm: 'ECDH', PublicKey })
  same(SharedSecret, diffieHellman({ privateKey: mine.privateKey, publicKey: theirs }))
}

async function grants() {
  const { KeyMetadata: { KeyId, Arn, AWSAccountId } } = await call('CreateKey')
  const GranteePrincipal = `arn:aws:iam::${AWSAccountId}:root`
  const grant = { KeyId, GranteePrincipal, RetiringPrincipal: GranteePrincipal, Operations: ['Encrypt', 'Decrypt'], Constraints: { EncryptionContextSubset: EncryptionContext } }
  const [first, second] = [await call('CreateGrant', grant), await call('CreateGrant', { ...grant, Name: 'second' })]

  const listed = (await call('ListGrants', { KeyId, GrantId: second.GrantId })).Grants
  assert.deepEqual([listed.length, listed[0].Name, listed[0].Constraints], [1, 'second', grant.Constraints])
  assert.ok(listed[0].CreationDate instanceof Date)
  assert.ok((await call('ListRetirableGrants', { RetiringPrincipal: GranteePrincipal, Limit: 100 })).Grants.length >= 2)

  await call('RetireGrant', { KeyId: Arn, GrantId: first.GrantId })
  await call('RevokeGrant', { KeyId, GrantId: second.GrantId })
  assert.deepEqual((await call('ListGrants', { KeyId })).Grants, [])
}

async function rotation() {
  const KeyId = await createKey()
  await call('EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 })
  const status = await call('GetKeyRotationStatus', { KeyId })
  assert.deepEqual([status.KeyRotationEnabled, status.RotationPeriodInDays], [true, 90])
  assert.ok(status.NextRotationDate instanceof Date)

  await call('RotateKeyOnDemand', { KeyId })
  await until(async () => (await call('ListKeyRotations', { KeyId })).Rotations.length === 1)
  const [rotated] = (await call('ListKeyRotations', { KeyId })).Rotations
  assert.equal(rotated.RotationType, 'ON_DEMAND')
  assert.ok(rotated.RotationDate instanceof Date)

  await call('DisableKeyRotation', { KeyId })
  assert.equal((await call('GetKeyRotationStatus', { KeyId })).KeyRotationEnabled, false)
}

async function importing() {
  const KeyId = await createKey('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', { Origin: 'EXTERNAL' })
  const wrapping = await call('GetParametersForImport', { KeyId, WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048' })
  assert.ok(wrapping.ParametersValidTo instanceof Date)
  const EncryptedKeyMaterial = publicEncrypt({ key: spki(wrapping.PublicKey), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, randomBytes(32))

  const request = { KeyId, ImportToken: wrapping.ImportToken, EncryptedKeyMaterial, ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }
  await refused('InvalidImportTokenException', 'ImportKeyMaterial', { ...request, ImportToken: randomBytes(100) })
  const { KeyMaterialId } = await call('ImportKeyMaterial', request)
  const { CiphertextBlob } = await call('Encrypt', { KeyId, Plaintext: text })
  same((await call('Decrypt', { CiphertextBlob })).Plaintext, text)

  assert.equal((await call('DeleteImportedKeyMaterial', { KeyId })).KeyMaterialId, KeyMaterialId)
  await refused('KMSInvalidStateException', 'Decrypt', { CiphertextBlob })
}

async function regions() {
  const KeyId = await createKey('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', { MultiRegion: true })
  const { ReplicaKeyMetadata } = await call('ReplicateKey', { KeyId, ReplicaRegion: 'eu-west-1', Description: 'over there' })
  assert.equal(ReplicaKeyMetadata.MultiRegionConfiguration.MultiRegionKeyType, 'REPLICA')
  const replica = async () => (await call('DescribeKey', { KeyId }, 'eu-west-1')).KeyMetadata
  await until(async () => (await replica()).KeyState === 'Enabled')

  const { CiphertextBlob } = await call('Encrypt', { KeyId, Plaintext: text })
  same((await call('Decrypt', { CiphertextBlob }, 'eu-west-1')).Plaintext, text)

  await call('UpdatePrimaryRegion', { KeyId, PrimaryRegion: 'eu-west-1' })
  await until(async () => (await replica()).MultiRegionConfiguration.MultiRegionKeyType === 'PRIMARY')
}

// There is no HSM and no external key manager here, as in most accounts of AWS.
async function customKeyStores() {
  const CustomKeyStoreId = 'cks-0123456789abcdef0'
  assert.ok(Array.isArray((await call('DescribeCustomKeyStores')).CustomKeyStores))
  await refused('CloudHsmClusterNotFoundException', 'CreateCustomKeyStore', {
    CustomKeyStoreName: 'no such cluster', CloudHsmClusterId: 'cluster-abcdefghijk', TrustAnchorCertificate: 'none', KeyStorePassword: randomBytes(8).toString('hex'),
  })
  for (const operation of ['ConnectCustomKeyStore', 'DisconnectCustomKeyStore', 'UpdateCustomKeyStore', 'DeleteCustomKeyStore', 'DescribeCustomKeyStores']) {
    await refused('CustomKeyStoreNotFoundException', operation, { CustomKeyStoreId })
  }
}

function spki(key) {
  return createPublicKey({ key: Buffer.from(bytes(key)), format: 'der', type: 'spki' })
}

// Replicas and rotations are made in the background.
async function until(isSo) {
  for (let tries = 0; !await isSo(); tries++) {
    assert.ok(tries < 600, 'it did not happen in a minute')
    await setTimeout(100)
  }
}
