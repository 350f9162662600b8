import type { Event } from '@aws-sdk/client-cloudtrail';

/** What is read of an event's record (CloudTrail, "Record contents"). */
export interface Told {
  errorCode?: string;
  errorMessage?: string;
  eventSource?: string;
  eventName?: string;
  userIdentity?: { arn?: string; sessionContext?: { sessionIssuer?: { arn?: string } } };
  resources?: { ARN?: string; type?: string }[];
  additionalEventData?: { encodedAuthorizationMessage?: string };
}

/** The record of an event. */
export const told = (event: Event) => JSON.parse(event.CloudTrailEvent ?? '{}') as Told;

/** Whether policies refused the call; other refusals are about the request, or the state that something is in. */
export const isDenied = ({ errorCode }: Told) => errorCode === 'AccessDenied';

/** What somebody tried, in the words of policies: who, what, and to which resource. */
export interface Attempt {
  principal: string;
  action: string;
  resource: string;
}

/** Reads the attempt out of an event; undefined when nobody bears policies that could be asked, such as the root user. */
export function attemptOf({ userIdentity, eventSource, eventName, resources }: Told): Attempt | undefined {
  const principal = userIdentity?.sessionContext?.sessionIssuer?.arn ?? userIdentity?.arn;
  return principal && /:(user|role)\//.test(principal) && eventSource && eventName
    ? { principal, action: `${eventSource.split('.')[0]}:${eventName}`, resource: resources?.[0]?.ARN ?? '*' }
    : undefined;
}
