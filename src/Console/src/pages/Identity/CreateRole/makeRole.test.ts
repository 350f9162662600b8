import type { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { blankRole } from './draft';
import { makeRole } from './makeRole';

interface Call {
  constructor: { name: string };
}

/** A client that notes what is asked, and answers or refuses. */
function client(answer: (name: string) => object) {
  const asked: string[] = [];
  const send = async (call: Call) => {
    asked.push(call.constructor.name);
    return answer(call.constructor.name);
  };
  return { asked, iam: { send } as unknown as IAMClient };
}

test('An attempt after a refusal goes on where it stopped', async () => {
  const done = new Set<string>();
  const draft = { ...blankRole('111122223333'), name: 'SignerRole', policies: [{ Arn: 'arn:a' }], hasInline: true, inlineName: 'p' };
  const refusing = client((name) => {
    if (name === 'AttachRolePolicyCommand') {
      throw new Error('no');
    }
    return {};
  });

  await expect(makeRole(refusing.iam, '111122223333', draft, done)).rejects.toThrow('no');
  const willing = client(() => ({}));
  await makeRole(willing.iam, '111122223333', draft, done);

  expect(refusing.asked).toEqual(['CreateRoleCommand', 'AttachRolePolicyCommand']);
  expect(willing.asked).toEqual(['AttachRolePolicyCommand', 'PutRolePolicyCommand']);
});

test('A role with a changed name is another role', async () => {
  const done = new Set(['role Old']);
  const { asked, iam } = client(() => ({}));

  await makeRole(iam, '111122223333', { ...blankRole('111122223333'), name: 'New' }, done);

  expect(asked).toEqual(['CreateRoleCommand']);
});
