import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Contract, Input } from '../../../contracts/contract';
import { callApi } from '../api';
import { isGivenUp, readFailure, type Failure } from './failure';

/** A request's state: its last answer stays while a new one is on the way. */
export type Loaded<T> = {
  data: T | null;
  failure: Failure | null;
  loading: boolean;
  /** Asks again; the present answer stays on screen meanwhile. */
  reload: () => void;
  /** Asks again unseen: what is on the screen stays when that fails. */
  refresh: () => Promise<void>;
  /** Puts in an answer that is known from elsewhere, e.g. from saving. */
  replace: (data: T) => void;
  /** Changes the present answer, e.g. one row of it; without an answer nothing happens. */
  change: (how: (data: T) => T) => void;
};

type State<T> = { data: T | null; failure: Failure | null; loading: boolean };

/**
 * Reads a route and reads it again when the input changes, or `changes`, which somebody counts up; gives up the request
 * when the screen closes.
 */
export function useAnswer<C extends Contract>(
  contract: C,
  input: Partial<Input<C>> = {},
  changes = 0,
): Loaded<Answer<C>> {
  const [state, setState] = useState<State<Answer<C>>>({ data: null, failure: null, loading: true });
  const [round, setRound] = useState(0);
  const latest = useRef(input);
  latest.current = input;
  const key = JSON.stringify(input);
  const latestKey = useRef(key);
  latestKey.current = key;

  useEffect(() => {
    const controller = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    callApi(contract, latest.current, controller.signal)
      .then((data) => setState({ data, failure: null, loading: false }))
      .catch((thrown: unknown) => {
        if (isGivenUp(thrown)) return;
        setState((before) => ({ ...before, failure: readFailure(thrown), loading: false }));
      });
    return () => controller.abort();
  }, [contract, key, round, changes]);

  const reload = useCallback(() => setRound((count) => count + 1), []);
  const replace = useCallback((data: Answer<C>) => setState({ data, failure: null, loading: false }), []);
  const refresh = useCallback(async () => {
    const asked = latestKey.current;
    const data = await callApi(contract, latest.current).catch(() => null);
    if (data !== null && latestKey.current === asked) replace(data);
  }, [contract, replace]);
  const change = useCallback(
    (how: (data: Answer<C>) => Answer<C>) =>
      setState((before) => (before.data === null ? before : { ...before, data: how(before.data) })),
    [],
  );
  return { ...state, reload, refresh, replace, change };
}
