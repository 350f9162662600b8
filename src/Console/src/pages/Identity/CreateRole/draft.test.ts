import { expect, test } from 'vitest';
import { blankRole, mistakesOf, trustOf } from './draft';

const draft = { ...blankRole('111122223333'), name: 'SignerRole' };

test('A role trusts the own account unless told otherwise', () => {
  expect(JSON.parse(trustOf(draft, '111122223333')).Statement).toEqual([
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Condition: {} },
  ]);
});

test('Another account may be asked for an external id', () => {
  const trust = trustOf({ ...draft, entity: 'other', accountId: ' 444455556666 ', needsExternalId: true, externalId: 'pigeon' }, '111122223333');

  expect(JSON.parse(trust).Statement[0]).toMatchObject({
    Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Condition: { StringEquals: { 'sts:ExternalId': 'pigeon' } },
  });
});

test('Each step says what is wrong with it', () => {
  expect(mistakesOf(draft)).toEqual(['', '', '']);
  expect(mistakesOf({ ...draft, entity: 'other', accountId: '12' })[0]).toContain('12 digits');
  expect(mistakesOf({ ...draft, needsExternalId: true, externalId: 'a' })[0]).toContain('external id');
  expect(mistakesOf({ ...draft, entity: 'custom', custom: '{' })[0]).not.toBe('');
  expect(mistakesOf({ ...draft, hasInline: true })[1]).toContain('name');
  expect(mistakesOf({ ...draft, name: 'two words' })[2]).toContain('letters');
});
