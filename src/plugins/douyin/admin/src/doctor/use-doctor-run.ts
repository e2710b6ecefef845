import { useCallback, useEffect, useReducer, useRef } from 'react';
import { doctorChecks, doctorContracts } from '../../../contracts/doctor';
import { callApi } from '../api';
import { isGivenUp, readFailure } from '../shared/failure';
import { nextRun, noRun, type DoctorEvent, type DoctorRun } from './doctor-run';

type Tell = (event: DoctorEvent) => void;

/** Runs the checks one after the other; who gives it up has stopped it, and a request that fails ends it. */
async function runAll(signal: AbortSignal, tell: Tell): Promise<void> {
  tell({ kind: 'started' });
  try {
    for (const check of doctorChecks) {
      tell({ kind: 'turn', check });
      const result = await callApi(doctorContracts.run, { params: { check } }, signal);
      if (signal.aborted) return;
      tell({ kind: 'answered', result });
    }
  } catch (thrown) {
    if (!isGivenUp(thrown)) tell({ kind: 'failed', failure: readFailure(thrown) });
  }
}

/** A run of the doctor, which begins when the page opens: its state, and how to start and stop it. */
export function useDoctorRun(): { run: DoctorRun; start: () => void; stop: () => void } {
  const [run, tell] = useReducer(nextRun, noRun);
  const controller = useRef<AbortController | null>(null);
  const start = useCallback(() => {
    controller.current?.abort();
    controller.current = new AbortController();
    void runAll(controller.current.signal, tell);
  }, []);
  const stop = useCallback(() => {
    controller.current?.abort();
    tell({ kind: 'stopped' });
  }, []);
  useEffect(() => {
    start();
    return () => controller.current?.abort();
  }, [start]);
  return { run, start, stop };
}
