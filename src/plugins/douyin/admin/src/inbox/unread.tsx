import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { inboxContracts } from '../../../contracts/inbox';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { useEvery } from '../shared/use-every';

const everyMs = 30_000;

type Unread = {
  /** How many entries are not read; 0 until it is known. */
  unread: number;
  /** Puts in a number that is known from elsewhere. */
  set: (unread: number) => void;
  ask: () => void;
};

const Context = createContext<Unread>({ unread: 0, set: () => undefined, ask: () => undefined });

/** Knows how many entries of the inbox are not read, for all badges inside; asks every half minute. */
export function UnreadProvider({ children }: { children: ReactNode }) {
  const mayRead = useAllowed()('lead.read');
  const [unread, set] = useState(0);
  const ask = useCallback(() => {
    if (!mayRead) return;
    // A badge that is late is no failure to be shown.
    callApi(inboxContracts.unread).then(
      (answer) => set(answer.unread),
      () => undefined,
    );
  }, [mayRead]);
  useEffect(ask, [ask]);
  useEvery(everyMs, ask);
  useEffect(() => {
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [ask]);
  const value = useMemo(() => ({ unread, set, ask }), [unread, ask]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** How many entries of the inbox are not read. */
export const useUnread = (): Unread => useContext(Context);

/** A number as a badge shows it. */
export const badgeText = (count: number): string => (count > 99 ? '99+' : String(count));
