import { expect, test } from 'vitest';
import type { KeyKind } from './keyKind';
import { locksOut, type PolicyDocument, unknownActions } from './policyChecks';
import { buildPolicy, noParts, readParts } from './policyShape';

const account = '111122223333';
const signing: KeyKind = { KeySpec: 'RSA_4096', KeyUsage: 'SIGN_VERIFY', MultiRegion: false, Origin: 'AWS_KMS' };
const root = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
const parts = {
  administrators: [`arn:aws:iam::${account}:user/admin`],
  administratorsMayDelete: false,
  users: [`arn:aws:iam::${account}:role/SignerRole`, `arn:aws:iam::${account}:user/ci`],
  accounts: ['444455556666'],
};
const all: KeyKind[] = [
  signing,
  { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', MultiRegion: true, Origin: 'EXTERNAL' },
  { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT', MultiRegion: false, Origin: 'AWS_KMS' },
  { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', MultiRegion: false, Origin: 'AWS_KMS' },
  { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT', MultiRegion: false, Origin: 'AWS_KMS' },
];

test.each(all)('A policy made of parts is read as those parts: $KeySpec $KeyUsage', (kind) => {
  expect(readParts(buildPolicy(parts, kind, account), kind, account)).toEqual(parts);
  expect(readParts(buildPolicy(noParts, kind, account), kind, account)).toEqual(noParts);
});

test('Users of a signing key sign and verify; administrators who may not delete cannot schedule it', () => {
  const [, administrators, users] = buildPolicy(parts, signing, account).Statement as { Action: string[] }[];

  expect(users!.Action).toEqual(['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign', 'kms:Verify']);
  expect(administrators!.Action).not.toContain('kms:ScheduleKeyDeletion');
});

test('The default key policy has the shape, whatever its id; its one statement need not be a list', () => {
  const policy = { Version: '2012-10-17', Id: 'key-default-1', Statement: { ...root, Sid: 'Enable IAM User Permissions' } };

  expect(readParts(policy, signing, account)).toEqual(noParts);
});

test.each<[string, (policy: PolicyDocument) => object]>([
  ['a further statement', (policy) => ({ ...policy, Statement: [...(policy.Statement as object[]), { ...root, Sid: 'More', Action: 'kms:Sign' }] })],
  ['no statement of the account', (policy) => ({ ...policy, Statement: (policy.Statement as object[]).slice(1) })],
  ['a condition', (policy) => ({ ...policy, Statement: (policy.Statement as object[]).map((one) => ({ ...one, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })) })],
  ['a Deny', (policy) => ({ ...policy, Statement: (policy.Statement as object[]).map((one) => ({ ...one, Effect: 'Deny' })) })],
  ['other users of grants', (policy) => ({ ...policy, Statement: (policy.Statement as object[]).filter((_, at) => at !== 3) })],
])('A policy with %s does not have the shape', (_, change) => {
  expect(readParts(change(buildPolicy(parts, signing, account)), signing, account)).toBeNull();
});

test('Actions that KMS does not have are found; patterns and letters of any case are not', () => {
  const Statement = [{ ...root, Action: ['kms:Sign', 'KMS:get*', 'kms:ReEncrypt', '*'] }, { ...root, Action: 's3:GetObject' }];

  expect(unknownActions({ Statement })).toEqual(['kms:ReEncrypt', 's3:GetObject']);
});

test.each([
  ['the account may', [root], false],
  ['nobody may', [{ ...root, Action: 'kms:Sign' }], true],
  ['the caller may', [{ ...root, Principal: { AWS: `arn:aws:iam::${account}:role/Keeper` }, Action: ['kms:Put*'] }], false],
  ['only another account may', [{ ...root, Principal: { AWS: '444455556666' } }], true],
  ['only under a condition', [{ ...root, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }], true],
  ['a Deny forbids it', [root, { ...root, Effect: 'Deny', Principal: '*', NotAction: 'kms:Sign', Action: undefined }], true],
])('The policy locks out unless somebody can change it: %s', (_, Statement, locked) => {
  expect(locksOut({ Statement }, account, `arn:aws:sts::${account}:assumed-role/Keeper/me`)).toBe(locked);
});
