import type { MiddlewareStack } from '@smithy/types';

// The names of KMS and CloudTrail (JSON), then those of IAM and STS (Query): expired, and no longer known.
const over = new Set(['ExpiredTokenException', 'UnrecognizedClientException', 'ExpiredToken', 'InvalidClientTokenId']);

/** Whether the service said that the credentials are over, and not that this call is refused. */
export const saysOver = (refusal: unknown) => refusal instanceof Error && over.has(refusal.name);

/** Tells, by an event named over, of a call whose credentials are over. */
export const expiries = new EventTarget();

/**
 * Watches all calls of a client for credentials that are over.
 * @param areTaken asks whether the service still takes them: IAM also says so of those that it does not want, GetSessionToken's without MFA
 */
export function watch<I extends object, O extends object>(client: { middlewareStack: MiddlewareStack<I, O> }, areTaken: () => Promise<boolean>): void {
  client.middlewareStack.add(
    (next) => async (call) => {
      try {
        return await next(call);
      } catch (refusal) {
        if (saysOver(refusal)) {
          void areTaken().then((taken) => taken || expiries.dispatchEvent(new Event('over')));
        }
        throw refusal;
      }
    },
    { step: 'initialize', name: 'watchExpiry' },
  );
}
