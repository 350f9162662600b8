import type { CreateCustomKeyStoreCommandInput, CustomKeyStoresListEntry, CustomKeyStoreType, UpdateCustomKeyStoreCommandInput, XksProxyConnectivityType } from '@aws-sdk/client-kms';

/** What a form holds of a store. */
export interface StoreDraft {
  type: CustomKeyStoreType;
  connectivity: XksProxyConnectivityType;
  name: string;
  cluster: string;
  password: string;
  anchor: string;
  endpoint: string;
  path: string;
  vpcService: string;
  vpcOwner: string;
  accessKeyId: string;
  secret: string;
}

/** A text of the form. */
export interface StoreField {
  name: Exclude<keyof StoreDraft, 'type' | 'connectivity'>;
  label: string;
  description?: string;
  secret?: boolean;
  long?: boolean;
  /** Whether it may stay empty. */
  optional?: boolean;
  /** Whether it can be given only when the store is made. */
  fixed?: boolean;
  /** Whether the draft asks for it. */
  of: (draft: StoreDraft) => boolean;
}

const inCluster = ({ type }: StoreDraft) => type === 'AWS_CLOUDHSM';
const external = (draft: StoreDraft) => !inCluster(draft);
const inVpc = (draft: StoreDraft) => external(draft) && draft.connectivity === 'VPC_ENDPOINT_SERVICE';

/** The texts of the form, in order. */
export const fields: readonly StoreField[] = [
  { name: 'name', label: 'Custom key store name', of: () => true },
  { name: 'cluster', label: 'Cluster id', description: 'Such as cluster-234567abcde: a cluster of the setting hsm-cluster.', of: inCluster },
  { name: 'password', label: 'Key store password', description: 'Of the user kmsuser: the token’s PIN.', secret: true, of: inCluster },
  { name: 'anchor', label: 'Trust anchor certificate', description: 'PEM: customerCA.crt.', long: true, fixed: true, of: inCluster },
  { name: 'endpoint', label: 'Proxy URI endpoint', description: 'Such as https://xks.example.com', of: external },
  { name: 'path', label: 'Proxy URI path', description: 'Ends in /kms/xks/v1', of: external },
  { name: 'vpcService', label: 'VPC endpoint service name', of: inVpc },
  { name: 'vpcOwner', label: 'VPC endpoint service owner', description: 'Optional: its account id.', optional: true, of: inVpc },
  { name: 'accessKeyId', label: 'Credential: access key id', description: '20 to 30 letters and digits, A–Z and 2–7.', of: external },
  { name: 'secret', label: 'Credential: raw secret access key', secret: true, of: external },
];

/** A form of which nothing is filled in, or of a store that is there; its secrets are nowhere to be read. */
export function draftOf(store?: CustomKeyStoresListEntry): StoreDraft {
  const proxy = store?.XksProxyConfiguration;
  return {
    type: store?.CustomKeyStoreType ?? 'AWS_CLOUDHSM', connectivity: proxy?.Connectivity ?? 'PUBLIC_ENDPOINT', name: store?.CustomKeyStoreName ?? '',
    cluster: store?.CloudHsmClusterId ?? '', password: '', anchor: store?.TrustAnchorCertificate ?? '', endpoint: proxy?.UriEndpoint ?? '', path: proxy?.UriPath ?? '',
    vpcService: proxy?.VpcEndpointServiceName ?? '', vpcOwner: proxy?.VpcEndpointServiceOwner ?? '', accessKeyId: proxy?.AccessKeyId ?? '', secret: '',
  };
}

/** Whether a new store has all that it needs. */
export const isComplete = (draft: StoreDraft) => fields.every((field) => field.optional || !field.of(draft) || draft[field.name].trim());

/** The request that makes the store. */
export function creationOf(draft: StoreDraft): CreateCustomKeyStoreCommandInput {
  const common = { CustomKeyStoreName: draft.name.trim(), CustomKeyStoreType: draft.type };
  return inCluster(draft)
    ? { ...common, CloudHsmClusterId: draft.cluster.trim(), KeyStorePassword: draft.password, TrustAnchorCertificate: draft.anchor }
    : {
        ...common, XksProxyConnectivity: draft.connectivity, XksProxyUriEndpoint: draft.endpoint.trim(), XksProxyUriPath: draft.path.trim(), ...vpcOf(draft),
        XksProxyAuthenticationCredential: { AccessKeyId: draft.accessKeyId.trim(), RawSecretAccessKey: draft.secret },
      };
}

/** The request that makes of a store what the draft says: what did not change is left out, and a secret that was not typed stays. */
export function updateOf(store: CustomKeyStoresListEntry, draft: StoreDraft): UpdateCustomKeyStoreCommandInput {
  const before = draftOf(store);
  const changed = <N extends string>(member: N, name: StoreField['name']) =>
    (draft[name].trim() && draft[name].trim() !== before[name] ? { [member]: draft[name].trim() } : {}) as Partial<Record<N, string>>;
  return {
    CustomKeyStoreId: store.CustomKeyStoreId,
    ...changed('NewCustomKeyStoreName', 'name'),
    ...(inCluster(draft) ? { ...changed('CloudHsmClusterId', 'cluster'), ...(draft.password ? { KeyStorePassword: draft.password } : {}) } : {
      ...(draft.connectivity === before.connectivity ? {} : { XksProxyConnectivity: draft.connectivity, XksProxyUriEndpoint: draft.endpoint.trim(), ...vpcOf(draft) }),
      ...changed('XksProxyUriEndpoint', 'endpoint'),
      ...changed('XksProxyUriPath', 'path'),
      ...changed('XksProxyVpcEndpointServiceName', 'vpcService'),
      ...changed('XksProxyVpcEndpointServiceOwner', 'vpcOwner'),
      ...(draft.secret || draft.accessKeyId.trim() !== before.accessKeyId ? { XksProxyAuthenticationCredential: { AccessKeyId: draft.accessKeyId.trim(), RawSecretAccessKey: draft.secret } } : {}),
    }),
  };
}

const vpcOf = (draft: StoreDraft) => (inVpc(draft)
  ? { XksProxyVpcEndpointServiceName: draft.vpcService.trim(), ...(draft.vpcOwner.trim() ? { XksProxyVpcEndpointServiceOwner: draft.vpcOwner.trim() } : {}) }
  : {});
