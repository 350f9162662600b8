import type { Policy } from '@aws-sdk/client-iam';
import { jsonMistake } from '../../../shared/json';
import { iamTagMistake, type Tag } from '../../../shared/IamTagFields';
import { blankPolicy } from '../InlinePolicy';

/** A role that is about to be made. */
export interface RoleDraft {
  entity: 'own' | 'other' | 'custom';
  /** The other account's id. */
  accountId: string;
  needsExternalId: boolean;
  externalId: string;
  /** The trust policy that was written by hand. */
  custom: string;
  policies: Policy[];
  boundary: Policy[];
  hasInline: boolean;
  inlineName: string;
  inline: string;
  name: string;
  description: string;
  tags: Tag[];
}

/** What the wizard begins with. */
export const blankRole = (account: string): RoleDraft => ({
  entity: 'own', accountId: '', needsExternalId: false, externalId: '', custom: trustPolicy(account), policies: [], boundary: [],
  hasInline: false, inlineName: '', inline: blankPolicy, name: '', description: '', tags: [],
});

/** A policy that trusts an account, and perhaps asks for an external id, as AWS's console writes it. */
export function trustPolicy(account: string, externalId?: string): string {
  const statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Condition: externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': externalId } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** The trust policy of the draft. */
export function trustOf(draft: RoleDraft, account: string): string {
  return draft.entity === 'custom'
    ? draft.custom
    : trustPolicy(draft.entity === 'own' ? account : draft.accountId.trim(), draft.needsExternalId ? draft.externalId.trim() : undefined);
}

/** What is wrong with a step of the wizard; empty when nothing is. */
export function mistakesOf(draft: RoleDraft): readonly [string, string, string] {
  return [trustMistake(draft), permissionsMistake(draft), nameMistake(draft) || iamTagMistake(draft.tags)];
}

/** What is wrong with the name; empty when nothing is. */
export const nameMistake = ({ name }: RoleDraft) =>
  (/^[\w+=,.@-]{1,64}$/.test(name) ? '' : 'A role’s name has 1 to 64 letters, digits and + = , . @ _ -');

function trustMistake({ entity, accountId, needsExternalId, externalId, custom }: RoleDraft): string {
  if (entity === 'custom') {
    return jsonMistake(custom);
  }
  if (entity === 'other' && !/^\d{12}$/.test(accountId.trim())) {
    return 'An account id has 12 digits';
  }
  return needsExternalId && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId.trim()) ? 'An external id has 2 to 1224 letters, digits and + = , . @ : / - _' : '';
}

function permissionsMistake({ hasInline, inlineName, inline }: RoleDraft): string {
  if (!hasInline) {
    return '';
  }
  return inlineName.trim() ? jsonMistake(inline) : 'The inline policy needs a name';
}
