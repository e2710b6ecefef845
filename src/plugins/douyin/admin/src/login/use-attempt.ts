import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { connectContracts } from '../../../contracts/connect';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import { mayCancel, nextRun, noRun, type AttemptRun, type Choice } from './attempt-run';
import { followAttempt } from './follow';
import { openEmptyWindow } from './popup';

/** An attempt to connect an account: where it stands, and what can be done with it. */
export type AttemptControl = {
  run: AttemptRun;
  /** Starts an attempt and gives up the former one; call it in a click, for it may open a window. */
  start: (choice: Choice) => Promise<void>;
  /** Goes back to choosing. */
  forget: () => void;
  /** Gets the next QR code; throws what the request throws. */
  renewQr: () => Promise<void>;
  /** Sends the return code; null when it was right. */
  enterCode: (returnCode: string) => Promise<Failure | null>;
};

/** Whoever leaves has done so, whatever the server says to it. */
const cancel = (id: string): Promise<unknown> =>
  callApi(connectContracts.cancel, { params: { id } }).catch(() => undefined);

/** Holds one attempt at a time; it is cancelled when the screen closes before its end. */
export function useAttempt(onDone: () => void): AttemptControl {
  const [run, tell] = useReducer(nextRun, noRun);
  const latest = useRef(run);
  latest.current = run;
  const done = useRef(onDone);
  done.current = onDone;
  const token = useRef<string | null>(null);
  token.current = useAuth('DouyinConnect', (state) => state.token);
  const going = useRef<AbortController | null>(null);
  const opened = useRef<Window | null>(null);

  const leave = useCallback(() => {
    going.current?.abort();
    opened.current?.close();
    const { status } = latest.current;
    if (status && mayCancel(status.stage)) void cancel(status.id);
  }, []);
  useEffect(() => leave, [leave]);

  const isDone = run.status?.stage === 'done';
  useEffect(() => {
    if (!isDone) return;
    opened.current?.close();
    done.current();
  }, [isDone]);

  const start = useCallback(
    async (choice: Choice) => {
      leave();
      const { signal } = (going.current = new AbortController());
      const page = (opened.current = choice.way === 'popup' ? openEmptyWindow() : null);
      tell({ kind: 'asked', choice });
      try {
        const attempt = await callApi(connectContracts.start, { body: choice });
        if (signal.aborted) return void cancel(attempt.id);
        tell({ kind: 'started', attempt, at: Date.now() });
        if (attempt.authUrl) page?.location.replace(attempt.authUrl);
        await followAttempt({ id: attempt.id, token: token.current, signal, tell });
      } catch (thrown) {
        page?.close();
        if (!signal.aborted) tell({ kind: 'failed', failure: readFailure(thrown) });
      }
    },
    [leave],
  );
  const forget = useCallback(() => {
    leave();
    tell({ kind: 'forgotten' });
  }, [leave]);
  const renewQr = useCallback(async () => {
    const id = latest.current.status?.id;
    if (!id) return;
    tell({
      kind: 'renewed',
      id,
      qr: await callApi(connectContracts.renewQr, { params: { id } }),
      at: Date.now(),
    });
  }, []);
  const enterCode = useCallback(async (returnCode: string) => {
    const id = latest.current.status?.id ?? '';
    try {
      const answer = await callApi(connectContracts.enterReturnCode, {
        params: { id },
        body: { returnCode },
      });
      tell({ kind: 'accepted', id, nickname: answer.nickname });
      return null;
    } catch (thrown) {
      return readFailure(thrown);
    }
  }, []);
  return { run, start, forget, renewQr, enterCode };
}
