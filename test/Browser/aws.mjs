// AWS's own clients for JavaScript, beside the browser: what a test prepares, and what it compares with.
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { KMSClient } from '@aws-sdk/client-kms'
import { STSClient } from '@aws-sdk/client-sts'

/** The Region of every test. */
export const region = 'us-east-1'

/** Clients that sign with an access key. */
export function clients(server, credentials) {
  const options = { endpoint: server.url, region, credentials, maxAttempts: 1 }
  return { kms: new KMSClient(options), iam: new IAMClient(options), sts: new STSClient(options), trail: new CloudTrailClient(options) }
}

/** A policy that allows some actions on everything. */
export const allowing = (...actions) => document({ Effect: 'Allow', Action: actions, Resource: '*' })

/** A policy document, as text. */
export const document = (...statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

/** Makes a user who may do some actions; the user's access key and ARN. */
export async function createUser(server, UserName, ...actions) {
  const { iam } = clients(server, server.root)
  const { User } = await iam.send(new CreateUserCommand({ UserName }))
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'may', PolicyDocument: allowing(...actions) }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey, arn: User.Arn }
}

/** Makes a role that everybody of an account may assume whom their own policies let. */
export async function createRole(server, RoleName, account) {
  const { iam } = clients(server, server.root)
  const trust = document({ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' })
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }))
  return Role.Arn
}

/** The trail's events of a name, the latest first, as their records. */
export async function eventsNamed(server, name) {
  const { trail } = clients(server, server.root)
  const { Events } = await trail.send(
    new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }] }))
  return Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent))
}
