import { useEffect, useState } from 'react';
import { Frame } from './Frame';
import { type Session, SessionProvider } from './session/Session';
import { SignIn } from './session/SignIn';

/** The whole console: signing in, and then the pages. */
export function App() {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    document.title = session ? `Signet – ${session.account}` : 'Sign in to Signet';
  }, [session]);
  if (!session) {
    return <SignIn onSignedIn={setSession} />;
  }

  // Another session is another world: nothing that the last one saw is kept.
  return (
    <SessionProvider value={session} key={session.credentials.accessKeyId + session.region}>
      <Frame session={session} onSession={setSession} />
    </SessionProvider>
  );
}
