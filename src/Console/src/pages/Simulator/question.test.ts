import { expect, test } from 'vitest';
import { blankQuestion, entriesOf } from './question';
import { matchedPolicies, missingOf } from './results';

test('A list is cut at its commas, a single value is not', () => {
  expect(entriesOf([
    { key: ' aws:TagKeys ', type: 'stringList', values: 'a, b' }, { key: 'kms:ViaService', type: 'string', values: 'a,b' }, { key: '', type: 'string', values: 'x' },
  ])).toEqual([
    { ContextKeyName: 'aws:TagKeys', ContextKeyType: 'stringList', ContextKeyValues: ['a', 'b'] },
    { ContextKeyName: 'kms:ViaService', ContextKeyType: 'string', ContextKeyValues: ['a,b'] },
  ]);
});

test('A user is the caller of its own simulation, a role is not', () => {
  expect(blankQuestion('arn:aws:iam::111122223333:user/alice').caller).toBe('arn:aws:iam::111122223333:user/alice');
  expect(blankQuestion('arn:aws:iam::111122223333:role/SignerRole').caller).toBe('');
});

test('Matched statements are gathered by policy, from brace to brace', () => {
  const at = (line: number, column: number) => ({ Line: line, Column: column });
  const result = {
    EvalActionName: 'kms:Sign', EvalDecision: 'allowed' as const,
    MatchedStatements: [
      { SourcePolicyId: 'role_R_p', StartPosition: at(4, 6), EndPosition: at(4, 84) }, { SourcePolicyId: 'role_R_p', StartPosition: at(5, 6), EndPosition: at(9, 6) },
    ],
    MissingContextValues: ['a:b'], ResourceSpecificResults: [{ EvalResourceName: '*', EvalResourceDecision: 'allowed' as const, MissingContextValues: ['a:b', 'c:d'] }],
  };

  expect(matchedPolicies(result, new Map([['role_R_p', '{}']]))).toEqual([{
    name: 'role_R_p', text: '{}',
    spans: [{ start: { line: 4, column: 5 }, end: { line: 4, column: 83 } }, { start: { line: 5, column: 5 }, end: { line: 9, column: 5 } }],
  }]);
  expect(missingOf(result)).toEqual(['a:b', 'c:d']);
});
