// A server where every page has something to show.
import { AddUserToGroupCommand, CreateGroupCommand, CreatePolicyCommand, TagRoleCommand } from '@aws-sdk/client-iam'
import { CreateAliasCommand, CreateGrantCommand, CreateKeyCommand, DisableKeyCommand, TagResourceCommand } from '@aws-sdk/client-kms'
import { allowing, clients, createRole, createUser } from './aws.mjs'
import { account, startServer } from './server.mjs'

/** Starts it; besides what a server is, it names its things. */
export async function furnish() {
  const server = await startServer()
  const { kms, iam } = clients(server, server.root)
  const createKey = async input => (await kms.send(new CreateKeyCommand(input))).KeyMetadata.KeyId
  const key = await createKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY', Description: 'Signs releases' })
  const regional = await createKey({ MultiRegion: true })
  const empty = await createKey({ Origin: 'EXTERNAL', Description: 'Waits for its material' })
  const role = await createRole(server, 'SignerRole', account)
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/release', TargetKeyId: key }))
  await kms.send(new TagResourceCommand({ KeyId: key, Tags: [{ TagKey: 'team', TagValue: 'release' }] }))
  await kms.send(new CreateGrantCommand({ KeyId: key, GranteePrincipal: role, Operations: ['Sign'], Name: 'nightly' }))
  await kms.send(new DisableKeyCommand({ KeyId: await createKey({}) }))

  await iam.send(new TagRoleCommand({ RoleName: 'SignerRole', Tags: [{ Key: 'team', Value: 'release' }] }))
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'may-sign', PolicyDocument: allowing('kms:Sign') }))
  const admin = await createUser(server, 'admin', '*')
  await iam.send(new CreateGroupCommand({ GroupName: 'releasers' }))
  await iam.send(new AddUserToGroupCommand({ GroupName: 'releasers', UserName: 'admin' }))
  const viewer = await createUser(server, 'viewer', 'kms:List*')
  await clients(server, viewer).kms.send(new DisableKeyCommand({ KeyId: key })).catch(denied => denied)
  return { ...server, key, regional, empty, policy: Policy.Arn, admin }
}
