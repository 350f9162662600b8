import { useEffect, useState } from 'react';

const parts = () => location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent);

/** The page that the address names, as its parts: #/keys/1234 is ['keys', '1234']. */
export function useRoute(): string[] {
  const [route, setRoute] = useState(parts);
  useEffect(() => {
    const follow = () => setRoute(parts());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Goes to a page: go('keys', id). */
export function go(...path: string[]): void {
  location.hash = linkTo(...path);
}

/** The address of a page. */
export function linkTo(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}
