/** A statement that the walkthrough's roles need, ready to be appended. */
export interface Stanza {
  id: string;
  title: string;
  role: string;
  sid: string;
  actions: string[];
}

/** The two stanzas of the walkthrough. */
export const stanzas: readonly Stanza[] = [
  { id: 'sign', title: 'SignerRole may sign', role: 'SignerRole', sid: 'Signers sign', actions: ['kms:Sign'] },
  {
    id: 'verify', title: 'OfflineVerifierRole may download the public key', role: 'OfflineVerifierRole',
    sid: 'Verifiers download the public key', actions: ['kms:GetPublicKey'],
  },
];

/**
 * The policy with a stanza at its end.
 * @throws SyntaxError when the text is no JSON
 */
export function append(policy: string, stanza: Stanza, account: string): string {
  const document = JSON.parse(policy) as { Statement?: unknown };
  const statement = {
    Sid: stanza.sid,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:role/${stanza.role}` },
    Action: stanza.actions.length === 1 ? stanza.actions[0] : stanza.actions,
    Resource: '*',
  };
  return pretty({ ...document, Statement: [...[document.Statement ?? []].flat(), statement] });
}

/** JSON as people read it. */
export const pretty = (document: unknown) => JSON.stringify(document, null, 2);
