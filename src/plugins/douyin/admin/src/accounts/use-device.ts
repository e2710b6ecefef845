import { useCallback, useEffect, useReducer, useRef } from 'react';
import { deviceContracts, openDeviceStages } from '../../../contracts/connect';
import type { AccountView } from '../../../contracts/accounts';
import { callApi } from '../api';
import { isGivenUp, isPassing, readFailure } from '../shared/failure';
import { pause } from '../shared/pause';
import { isOpen, nextDeviceRun, noDeviceRun, type DeviceEvent, type DeviceRun } from './device-run';

const pauseMs = 1_500;

type Tell = (event: DeviceEvent) => void;

/** Whoever leaves has done so, whatever the server says to it. */
const cancel = (id: string): Promise<unknown> =>
  callApi(deviceContracts.cancel, { params: { id } }).catch(() => undefined);

/** Asks once, which waits on the server for news; true when there is nothing more to ask. */
async function askOnce(id: string, signal: AbortSignal, tell: Tell): Promise<boolean> {
  try {
    const status = await callApi(deviceContracts.poll, { params: { id } }, signal);
    tell({ kind: 'told', status });
    return !openDeviceStages.includes(status.stage);
  } catch (thrown) {
    if (isGivenUp(thrown)) return true;
    const failure = readFailure(thrown);
    tell({ kind: 'hindered', failure });
    return !isPassing(failure);
  }
}

async function follow(id: string, signal: AbortSignal, tell: Tell): Promise<void> {
  while (!signal.aborted && !(await askOnce(id, signal, tell))) await pause(pauseMs, signal);
}

/** Connects an account by the platform's own code: asks for one at once, follows it, and cancels it when left. */
export function useDevice(
  appId: string,
  onConnected: (account: AccountView) => void,
): { run: DeviceRun; askAgain: () => void } {
  const [run, tell] = useReducer(nextDeviceRun, noDeviceRun);
  const latest = useRef(run);
  latest.current = run;
  const connected = useRef(onConnected);
  connected.current = onConnected;
  const going = useRef<AbortController | null>(null);

  const leave = useCallback(() => {
    going.current?.abort();
    const { code } = latest.current;
    if (code && isOpen(latest.current)) void cancel(code.attemptId);
  }, []);
  const ask = useCallback(async () => {
    leave();
    const { signal } = (going.current = new AbortController());
    tell({ kind: 'asked' });
    try {
      const code = await callApi(deviceContracts.start, { params: { id: appId } });
      if (signal.aborted) return void cancel(code.attemptId);
      tell({ kind: 'started', code, at: Date.now() });
      await follow(code.attemptId, signal, tell);
    } catch (thrown) {
      if (!signal.aborted) tell({ kind: 'hindered', failure: readFailure(thrown) });
    }
  }, [appId, leave]);
  useEffect(() => {
    void ask();
    return leave;
  }, [ask, leave]);

  const { account } = run;
  useEffect(() => {
    if (account) connected.current(account);
  }, [account]);
  return { run, askAgain: () => void ask() };
}
