import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AppView } from '../../../contracts/apps';
import { checkContracts, type CheckName } from '../../../contracts/checks';
import { platformTraits } from '../../../contracts/platforms';
import { callApi } from '../api';
import { isGivenUp, readFailure } from '../shared/failure';
import { nextRun, storedRun, type CheckEvent, type CheckRun } from './check-run';

type Tell = (event: CheckEvent) => void;

/** Runs one check and tells how it went; a failed request never stops the run. */
async function runOne(id: string, name: CheckName, signal: AbortSignal, tell: Tell): Promise<void> {
  tell({ kind: 'turn', name });
  try {
    tell({ kind: 'answered', result: await callApi(checkContracts.run, { params: { id, name } }, signal) });
  } catch (thrown) {
    if (!isGivenUp(thrown)) tell({ kind: 'failed', name, failure: readFailure(thrown) });
  }
}

async function runAll(app: AppView, signal: AbortSignal, tell: Tell): Promise<void> {
  const { id, provider } = app;
  tell({ kind: 'started' });
  for (const name of platformTraits[provider].checks) {
    if (signal.aborted) return tell({ kind: 'stopped' });
    await runOne(id, name, signal, tell);
  }
  tell({ kind: signal.aborted ? 'stopped' : 'ended' });
}

/** Test connection of one app: its state, and how to start and stop it. */
export function useCheckRun(app: AppView): {
  run: CheckRun;
  active: boolean;
  start: () => void;
  stop: () => void;
} {
  const [run, tell] = useReducer(nextRun, app, ({ checks, provider }) =>
    storedRun(checks, platformTraits[provider].checks),
  );
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback(() => {
    controller.current?.abort();
    controller.current = new AbortController();
    void runAll(app, controller.current.signal, tell);
  }, [app]);
  const stop = useCallback(() => controller.current?.abort(), []);
  return { run, active: run.running !== null || run.waiting.length > 0, start, stop };
}
