import Button from '@cloudscape-design/components/button';
import type { LazyMap } from '../../shared/LazyMap';
import type { KeyList, KeyRow } from './KeyList';

interface Properties {
  list: KeyList;
  rows: readonly KeyRow[];
  /** What the list is sorted by, or filtered. */
  sorted: LazyMap<object>;
}

/** Tells that a filter or an order looks at what is loaded, and loads the rest when asked to. */
export function KnownOfKeys({ list, rows, sorted }: Properties) {
  const known = rows.filter(({ id }) => sorted.get(id) !== undefined).length;
  if (known === rows.length && !list.listing) {
    return null;
  }
  return (
    <>
      {list.listing && 'The list is still coming in. '}
      Aliases and ids are known of all {rows.length} keys here; status, spec, usage and the like of {known}, and only those are found or put in order by them.{' '}
      <Button variant="inline-link" onClick={() => sorted.want(rows.map(({ id }) => id))}>Load the rest</Button>
    </>
  );
}
