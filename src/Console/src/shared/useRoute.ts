import { useEffect, useState } from 'react';

const parts = () => location.hash.replace(/^#\/?/, '').split('/').map(plain);

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Somebody cut the address in the middle of a letter: no page has that name.
    return part;
  }
}

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
