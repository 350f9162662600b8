import type { TemporaryCredentials } from './Session';

const name = 'signet.session';

/** What a tab keeps over a reload: credentials that end by themselves, and their Region. */
export interface Stored {
  credentials: TemporaryCredentials;
  region: string;
}

/** Keeps a short session in the tab's session storage. The type takes no long-term access key. */
export function store(session: Stored): void {
  sessionStorage.setItem(name, JSON.stringify(session));
}

/** Forgets it. */
export function forget(): void {
  sessionStorage.removeItem(name);
}

/** What is kept and has not ended; anything else that lies there is forgotten. */
export function stored(now = Date.now()): Stored | null {
  try {
    const { credentials, region } = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Stored;
    const kept = { region, credentials: { ...credentials, expiration: new Date(credentials.expiration) } };
    if (kept.credentials.sessionToken && kept.credentials.expiration.getTime() > now) {
      return kept;
    }
  } catch {
    // Nothing, or nothing of ours.
  }
  forget();
  return null;
}
