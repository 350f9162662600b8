import type { CreateKeyCommandInput, KeySpec, KeyUsageType, OriginType } from '@aws-sdk/client-kms';
import type { KmsTag } from '../../shared/TagFields';
import { buildPolicy, noParts, type PolicyParts } from '../Key/policy/policyShape';
import { pretty } from '../Key/policy/stanzas';
import { isStored, type KeyType, originsOf, specsOf, usagesOf } from './specs';

/** A key that is being thought out. */
export interface KeyPlan {
  type: KeyType;
  usage: KeyUsageType;
  spec: KeySpec;
  origin: OriginType;
  storeId: string;
  xksKeyId: string;
  multiRegion: boolean;
  alias: string;
  description: string;
  tags: KmsTag[];
  parts: PolicyParts;
  /** The policy as it was edited; null while it follows from the parts. */
  policy: string | null;
}

/** What the wizard begins with. */
export const firstPlan: KeyPlan = {
  type: 'symmetric', usage: 'ENCRYPT_DECRYPT', spec: 'SYMMETRIC_DEFAULT', origin: 'AWS_KMS', storeId: '', xksKeyId: '', multiRegion: false,
  alias: '', description: '', tags: [], parts: noParts, policy: null,
};

/** The plan with a change; what no longer goes with it is chosen anew, and the policy follows. */
export function change(plan: KeyPlan, wish: Partial<KeyPlan>): KeyPlan {
  const next = { ...plan, ...wish };
  const usage = usagesOf(next.type).includes(next.usage) ? next.usage : usagesOf(next.type)[0]!;
  const spec = specsOf(next.type, usage).includes(next.spec) ? next.spec : specsOf(next.type, usage)[0]!;
  const origin = originsOf(spec, usage).includes(next.origin) ? next.origin : 'AWS_KMS';
  const sameKind = usage === plan.usage && spec === plan.spec && origin === plan.origin && next.multiRegion === plan.multiRegion && next.parts === plan.parts;
  return {
    ...next, usage, spec, origin,
    multiRegion: next.multiRegion && !isStored(origin),
    policy: 'policy' in wish || sameKind ? next.policy : null,
  };
}

/** The key policy, edited or as it follows from the parts. */
export function policyOf(plan: KeyPlan, account: string): string {
  const kind = { KeySpec: plan.spec, KeyUsage: plan.usage, MultiRegion: plan.multiRegion, Origin: plan.origin };
  return plan.policy ?? pretty(buildPolicy(plan.parts, kind, account));
}

/** The request that makes the key. */
export function requestOf(plan: KeyPlan, account: string): CreateKeyCommandInput {
  return {
    KeyUsage: plan.usage, KeySpec: plan.spec, Origin: plan.origin, MultiRegion: plan.multiRegion, Description: plan.description,
    Policy: policyOf(plan, account),
    ...(plan.tags.length > 0 ? { Tags: plan.tags.map(({ TagKey, TagValue }) => ({ TagKey: TagKey?.trim(), TagValue: TagValue ?? '' })) } : {}),
    ...(isStored(plan.origin) ? { CustomKeyStoreId: plan.storeId } : {}),
    ...(plan.origin === 'EXTERNAL_KEY_STORE' ? { XksKeyId: plan.xksKeyId.trim() } : {}),
  };
}
