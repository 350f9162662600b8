import { expect, test } from 'vitest';
import { principalOf } from './policyTexts';
import { fits, piecesOf } from './spans';
import { changesOf } from './IamTagFields';

const text = '{"Statement": [{ "a": 1 }, {\n  "b": 2\n}]}';

test('A statement is marked where it stands, over lines', () => {
  expect(piecesOf(text, [{ start: { line: 1, column: 28 }, end: { line: 3, column: 1 } }])).toEqual([
    [{ text: '{"Statement": [{ "a": 1 }, ', marked: false }, { text: '{', marked: true }],
    [{ text: '  "b": 2', marked: true }],
    [{ text: '}', marked: true }, { text: ']}', marked: false }],
  ]);
});

test('A span that does not begin and end with braces is of another document', () => {
  expect(fits(text, { start: { line: 1, column: 16 }, end: { line: 1, column: 25 } })).toBe(true);
  expect(fits(text, { start: { line: 1, column: 17 }, end: { line: 1, column: 25 } })).toBe(false);
  expect(fits(text, { start: { line: 9, column: 1 }, end: { line: 9, column: 2 } })).toBe(false);
});

test('A session stands for its role; the root user bears no policies', () => {
  expect(principalOf('arn:aws:sts::111122223333:assumed-role/SignerRole/walk')).toEqual({ kind: 'role', name: 'SignerRole' });
  expect(principalOf('arn:aws:iam::111122223333:user/path/to/alice')).toEqual({ kind: 'user', name: 'alice' });
  expect(principalOf('arn:aws:iam::111122223333:root')).toBeUndefined();
});

test('Of tags only what changed is put, and what went is taken away', () => {
  const before = [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }];

  expect(changesOf(before, [{ Key: 'a', Value: '1' }, { Key: 'c', Value: '3' }])).toEqual({ put: [{ Key: 'c', Value: '3' }], gone: ['b'] });
});
