import { expect, test } from 'vitest';
import { type Said, titleOf, verdict } from './denial';
import { lookupOf, noFilters } from './filters';
import { attemptOf } from './told';

const now = new Date('2026-01-02T00:00:00Z');
const said: Said = { source: 'Identity', number: 1, effect: 'Allow', applies: false, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

test('Filters become a request; an attribute without a value is none', () => {
  expect(lookupOf(noFilters, now)).toEqual({});
  expect(lookupOf({ ...noFilters, attribute: 'EventName' }, now)).toEqual({});
  expect(lookupOf({ ...noFilters, attribute: 'EventName', value: ' Sign ', range: { type: 'relative', amount: 1, unit: 'day' } }, now)).toEqual({
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'Sign' }], StartTime: new Date('2026-01-01T00:00:00Z'),
  });
});

test('A session tried with the policies of its role', () => {
  const record = {
    userIdentity: { arn: 'arn:aws:sts::1:assumed-role/R/s', sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/R' } } },
    eventSource: 'kms.amazonaws.com', eventName: 'Sign', resources: [{ ARN: 'arn:aws:kms:us-east-1:1:key/k' }],
  };

  expect(attemptOf(record)).toEqual({ principal: 'arn:aws:iam::1:role/R', action: 'kms:Sign', resource: 'arn:aws:kms:us-east-1:1:key/k' });
  expect(attemptOf({ ...record, userIdentity: { arn: 'arn:aws:iam::1:root' } })).toBeUndefined();
});

test('What a statement said is told in words', () => {
  const condition = { operator: 'StringEquals', key: 'kms:SigningAlgorithm', wanted: ['A', 'B'], found: ['C'] };

  expect(verdict({ ...said, applies: true })).toBe('Allows this');
  expect(verdict({ ...said, source: 'Resource', applies: true }, true)).toBe('Leaves this to the policies of the account');
  expect(verdict({ ...said, applies: true, effect: 'Deny' })).toBe('Denies this');
  expect(verdict({ ...said, failed: 'Condition', condition })).toBe('Its condition does not hold: StringEquals on kms:SigningAlgorithm wants A or B, but found C');
  expect(verdict({ ...said, failed: 'Action' })).toBe('Is about other actions');
  expect(titleOf({ ...said, policy: 'arn:aws:iam::aws:policy/AWSDenyAll' })).toBe('AWSDenyAll');
  expect(titleOf({ ...said, source: 'Resource' })).toBe('The resource’s own policy');
});
