import {
  AttachGroupPolicyCommand, type AttachedPolicy, AttachRolePolicyCommand, AttachUserPolicyCommand, DeleteGroupPolicyCommand, DeleteRolePolicyCommand,
  DeleteUserPolicyCommand, DetachGroupPolicyCommand, DetachRolePolicyCommand, DetachUserPolicyCommand, GetGroupPolicyCommand, GetRolePolicyCommand,
  GetUserPolicyCommand, type IAMClient, paginateListAttachedGroupPolicies, paginateListAttachedRolePolicies, paginateListAttachedUserPolicies,
  paginateListGroupPolicies, paginateListRolePolicies, paginateListUserPolicies, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { decodeDocument } from './json';
import { collect } from './useStream';

/** What bears policies, and how each thing is done to it. All throw the service's refusals. */
export interface Bearer {
  word: string;
  attached: (iam: IAMClient, name: string) => Promise<AttachedPolicy[]>;
  attach: (iam: IAMClient, name: string, policyArn: string) => Promise<unknown>;
  detach: (iam: IAMClient, name: string, policyArn: string) => Promise<unknown>;
  /** The names of the inline policies. */
  inlines: (iam: IAMClient, name: string) => Promise<string[]>;
  /** The document of an inline policy. */
  inline: (iam: IAMClient, name: string, policy: string) => Promise<string>;
  put: (iam: IAMClient, name: string, policy: string, document: string) => Promise<unknown>;
  drop: (iam: IAMClient, name: string, policy: string) => Promise<unknown>;
}

/** Roles. */
export const role: Bearer = {
  word: 'role',
  attached: (client, RoleName) => collect(paginateListAttachedRolePolicies({ client }, { RoleName }), (page) => page.AttachedPolicies),
  attach: (iam, RoleName, PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
  detach: (iam, RoleName, PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  inlines: (client, RoleName) => collect(paginateListRolePolicies({ client }, { RoleName }), (page) => page.PolicyNames),
  inline: async (iam, RoleName, PolicyName) => decodeDocument((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument),
  put: (iam, RoleName, PolicyName, PolicyDocument) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
  drop: (iam, RoleName, PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
};

/** Users. */
export const user: Bearer = {
  word: 'user',
  attached: (client, UserName) => collect(paginateListAttachedUserPolicies({ client }, { UserName }), (page) => page.AttachedPolicies),
  attach: (iam, UserName, PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
  detach: (iam, UserName, PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  inlines: (client, UserName) => collect(paginateListUserPolicies({ client }, { UserName }), (page) => page.PolicyNames),
  inline: async (iam, UserName, PolicyName) => decodeDocument((await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))).PolicyDocument),
  put: (iam, UserName, PolicyName, PolicyDocument) => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
  drop: (iam, UserName, PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
};

/** Groups. */
export const group: Bearer = {
  word: 'group',
  attached: (client, GroupName) => collect(paginateListAttachedGroupPolicies({ client }, { GroupName }), (page) => page.AttachedPolicies),
  attach: (iam, GroupName, PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
  detach: (iam, GroupName, PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
  inlines: (client, GroupName) => collect(paginateListGroupPolicies({ client }, { GroupName }), (page) => page.PolicyNames),
  inline: async (iam, GroupName, PolicyName) => decodeDocument((await iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))).PolicyDocument),
  put: (iam, GroupName, PolicyName, PolicyDocument) => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
  drop: (iam, GroupName, PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
};
