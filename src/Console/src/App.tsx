import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useState } from 'react';
import { Frame } from './Frame';
import { expiries, saysOver } from './session/expiry';
import { type Session, SessionProvider, signIn } from './session/Session';
import { SignIn } from './session/SignIn';
import { SignInAgain } from './session/SignInAgain';
import { forget, stored } from './session/stored';

/** The whole console: signing in, and then the pages. */
export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [returning, setReturning] = useState(() => stored() !== null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!session) {
      document.title = 'Sign in to Signet';
    }
  }, [session]);
  useEffect(() => {
    const end = () => setOver(true);
    expiries.addEventListener('over', end);
    return () => expiries.removeEventListener('over', end);
  }, []);
  useEffect(() => {
    void comeBack().then(setSession).finally(() => setReturning(false));
  }, []);
  const change = (next: Session | null) => {
    setOver(false);
    setSession(next);
    if (!next) {
      forget();
    }
  };
  if (returning) {
    return <main className="sign-in"><Spinner size="large" /></main>;
  }
  if (!session) {
    return <SignIn onSignedIn={change} />;
  }

  // Another session is another world: nothing that the last one saw is kept. A renewed one is the same.
  return (
    <SessionProvider value={session}>
      <Frame session={session} onSession={change} key={session.id} />
      {over && <SignInAgain session={session} onRenewed={change} onSignOut={() => change(null)} />}
    </SessionProvider>
  );
}

/** Goes on with what the tab keeps, unless it has ended. */
async function comeBack(): Promise<Session | null> {
  const kept = stored();
  if (!kept) {
    return null;
  }
  try {
    return await signIn(kept.credentials, kept.region);
  } catch (refusal) {
    if (saysOver(refusal)) {
      forget();
    }
    return null;
  }
}
