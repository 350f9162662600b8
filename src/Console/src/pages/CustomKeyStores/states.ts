import type { ConnectionErrorCodeType, ConnectionStateType } from '@aws-sdk/client-kms';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

/** A connection state: its sign, its word, and whether it passes by itself. */
export const states: Record<ConnectionStateType, { sign: StatusIndicatorProps.Type; word: string; passes?: boolean }> = {
  CONNECTED: { sign: 'success', word: 'Connected' },
  CONNECTING: { sign: 'in-progress', word: 'Connecting', passes: true },
  DISCONNECTED: { sign: 'stopped', word: 'Disconnected' },
  DISCONNECTING: { sign: 'in-progress', word: 'Disconnecting', passes: true },
  FAILED: { sign: 'error', word: 'Failed' },
};

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html: ConnectionErrorCode
/** Why connecting failed, in words. */
export const reasons: Partial<Record<ConnectionErrorCodeType, string>> = {
  CLUSTER_NOT_FOUND: 'There is no cluster of that name.',
  INSUFFICIENT_CLOUDHSM_HSMS: 'The cluster has no active HSM.',
  INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET: 'A subnet of the cluster has no free address.',
  INTERNAL_ERROR: 'An internal error kept it from being connected; try again.',
  INVALID_CREDENTIALS: 'The password is not that of the user kmsuser.',
  NETWORK_ERRORS: 'The network kept it from being connected.',
  SUBNET_NOT_FOUND: 'A subnet of the cluster was deleted.',
  USER_LOCKED_OUT: 'The user kmsuser is locked out, after too many wrong passwords.',
  USER_LOGGED_IN: 'The user kmsuser is logged in elsewhere.',
  USER_NOT_FOUND: 'The cluster has no user kmsuser.',
  XKS_PROXY_ACCESS_DENIED: 'The proxy refused the credential.',
  XKS_PROXY_INVALID_CONFIGURATION: 'The proxy is not set up for this: look at its URI path.',
  XKS_PROXY_INVALID_RESPONSE: 'The proxy answered something that the protocol does not know.',
  XKS_PROXY_INVALID_TLS_CONFIGURATION: 'The proxy’s certificate or TLS version cannot be accepted.',
  XKS_PROXY_NOT_REACHABLE: 'The proxy cannot be reached at its endpoint.',
  XKS_PROXY_TIMED_OUT: 'The proxy did not answer in time.',
  XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION: 'The VPC endpoint service is not set up for this.',
  XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND: 'The VPC endpoint service was not found.',
};
