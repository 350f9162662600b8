import {
  ConnectCustomKeyStoreCommand, type CustomKeyStoresListEntry, DeleteCustomKeyStoreCommand, DisconnectCustomKeyStoreCommand, paginateDescribeCustomKeyStores,
} from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { useSession } from '../../session/Session';
import { ConfirmDelete } from '../../shared/ConfirmDelete';
import { Listing } from '../../shared/Listing';
import { Refusal } from '../../shared/Refusal';
import { time } from '../../shared/times';
import { useAction } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { collect, useStream } from '../../shared/useStream';
import { EditStore } from './EditStore';
import { reasons, states } from './states';

type Store = CustomKeyStoresListEntry;

/** The custom key stores: whether they are connected, and if not, why. */
export function CustomKeyStores() {
  const { kms } = useSession();
  const list = useStream<Store>((abortSignal, show) => collect(paginateDescribeCustomKeyStores({ client: kms }, {}, { abortSignal }), (page) => page.CustomKeyStores, show), []);
  const [editing, setEditing] = useState<Store | null>(null);
  const [doomed, setDoomed] = useState<Store[]>([]);
  const passing = list.rows.some(({ ConnectionState }) => states[ConnectionState!].passes);
  useEffect(() => {
    const timer = passing && !list.loading ? setTimeout(list.reload, 2000) : undefined;
    return () => clearTimeout(timer);
  }, [passing, list.loading]);
  const turn = useAction(async (stores: Store[], connect: boolean) => {
    for (const { CustomKeyStoreId } of stores) {
      await (connect ? kms.send(new ConnectCustomKeyStoreCommand({ CustomKeyStoreId })) : kms.send(new DisconnectCustomKeyStoreCommand({ CustomKeyStoreId })));
    }
    list.reload();
  });
  const actions = (chosen: Store[]) => {
    const now = list.rows.filter(({ CustomKeyStoreId }) => chosen.some((store) => store.CustomKeyStoreId === CustomKeyStoreId));
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button disabled={now.length === 0} loading={turn.busy} onClick={() => void turn.run(now, true)}>Connect</Button>
        <Button disabled={now.length === 0} loading={turn.busy} onClick={() => void turn.run(now, false)}>Disconnect</Button>
        <Button disabled={now.length !== 1} onClick={() => setEditing(now[0]!)}>Edit</Button>
        <Button disabled={now.length === 0} onClick={() => setDoomed(now)}>Delete</Button>
      </SpaceBetween>
    );
  };
  const finished = () => {
    setEditing(null);
    setDoomed([]);
    list.reload();
  };
  return (
    <SpaceBetween size="m">
      <Refusal error={turn.error} />
      <Listing
        title="Custom key stores" words="custom key stores" variant="full-page" list={list} idOf={({ CustomKeyStoreId }) => CustomKeyStoreId!}
        description="Keys that live in an HSM, or behind an external key store proxy."
        searched={(store) => `${store.CustomKeyStoreName} ${store.CustomKeyStoreId} ${store.CustomKeyStoreType} ${store.ConnectionState}`}
        actions={actions} buttons={<Button variant="primary" href={linkTo('create-key-store')}>Create custom key store</Button>}
        columns={[
          { id: 'name', header: 'Name', read: ({ CustomKeyStoreName }) => CustomKeyStoreName, heading: true },
          { id: 'id', header: 'Id', read: ({ CustomKeyStoreId }) => CustomKeyStoreId },
          { id: 'type', header: 'Type', read: ({ CustomKeyStoreType }) => CustomKeyStoreType },
          { id: 'state', header: 'Connection', read: ({ ConnectionState }) => ConnectionState, cell: (store) => <State store={store} /> },
          { id: 'where', header: 'Where', read: (store) => store.CloudHsmClusterId ?? `${store.XksProxyConfiguration?.UriEndpoint}${store.XksProxyConfiguration?.UriPath}` },
          { id: 'created', header: 'Created', read: ({ CreationDate }) => time(CreationDate) },
        ]}
      />
      {editing && <EditStore store={editing} onSaved={finished} onClose={() => setEditing(null)} />}
      {doomed.length > 0 && (
        <ConfirmDelete
          word="custom key store" names={doomed.map(({ CustomKeyStoreName }) => CustomKeyStoreName!)} onDone={finished} onClose={() => setDoomed([])}
          consequence="It has to be disconnected, and no key may be left in it. The cluster or proxy stays as it is."
          remove={(name) => kms.send(new DeleteCustomKeyStoreCommand({ CustomKeyStoreId: doomed.find(({ CustomKeyStoreName }) => CustomKeyStoreName === name)!.CustomKeyStoreId }))}
        />
      )}
    </SpaceBetween>
  );
}

function State({ store: { ConnectionState, ConnectionErrorCode: code } }: { store: Store }) {
  const { sign, word } = states[ConnectionState!];
  return (
    <>
      <StatusIndicator type={sign}>{word}</StatusIndicator>
      {code && <Box variant="small" display="block">{reasons[code] ?? ''} ({code})</Box>}
    </>
  );
}
