import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { AccountView } from '../../../contracts/accounts';
import { tokenContracts } from '../../../contracts/tokens';
import { callApi } from '../api';
import { readFailure } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { useAccountName } from './AccountPerson';

/** A call to the platform's token endpoints that somebody asks for by hand. */
export type TokenCall = 'refresh' | 'renew';

/** What came of it, in words. */
export type Outcome = { tone: 'success' | 'info' | 'danger'; text: string; remedy: string | null };

/** Refreshing and renewing by hand: what is running, what came of the last call, both by the account's id. */
export type TokenCalls = {
  busy: Readonly<Record<string, TokenCall | undefined>>;
  outcomes: Readonly<Record<string, Outcome | undefined>>;
  run: (call: TokenCall, account: AccountView) => Promise<void>;
};

/** Writes what a call did that the platform, or nobody, answered well. */
function useDone(): (call: TokenCall, account: AccountView, done: boolean) => Outcome {
  const words = useWords();
  const { full } = useMoments();
  const nameOf = useAccountName();
  return (call, account, done) => {
    const name = nameOf(account);
    if (!done) return { tone: 'info', text: words(`token.${call}.nothing`, { name }), remedy: null };
    const { accessExpiresAt, refreshExpiresAt, renewal } = account.token ?? {};
    const end = call === 'refresh' ? accessExpiresAt : refreshExpiresAt;
    const values = { name, end: end ? full(end) : '–', left: renewal?.left ?? 0 };
    return { tone: 'success', text: words(`token.${call}.done`, values), remedy: null };
  };
}

type Told = { onFresh: (account: AccountView) => void; onFailed: () => void };

/** Refreshes and renews by hand; tells the account as it is afterwards, or that its row must be read again. */
export function useTokenCalls({ onFresh, onFailed }: Told): TokenCalls {
  const { toggleNotification } = useNotification();
  const explain = useExplain();
  const done = useDone();
  const [busy, setBusy] = useState<TokenCalls['busy']>({});
  const [outcomes, setOutcomes] = useState<TokenCalls['outcomes']>({});

  const tell = (id: string, outcome: Outcome) => {
    setOutcomes((before) => ({ ...before, [id]: outcome }));
    const { tone: type, text, remedy } = outcome;
    toggleNotification(
      remedy ? { type, title: text, message: remedy, timeout: 8000 } : { type, message: text, timeout: 5000 },
    );
  };
  const attempt = async (call: TokenCall, account: AccountView) => {
    try {
      const answer = await callApi(tokenContracts[call], { params: { id: account.id } });
      tell(account.id, done(call, answer.account, answer.done));
      onFresh(answer.account);
    } catch (thrown) {
      const { what, remedy } = explain(readFailure(thrown));
      tell(account.id, { tone: 'danger', text: what, remedy });
      onFailed();
    }
  };
  const run = async (call: TokenCall, account: AccountView) => {
    setBusy((before) => ({ ...before, [account.id]: call }));
    await attempt(call, account);
    setBusy((before) => ({ ...before, [account.id]: undefined }));
  };
  return { busy, outcomes, run };
}
