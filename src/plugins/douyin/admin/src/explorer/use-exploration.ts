import { useEffect, useRef, useState } from 'react';
import { explorerContracts, type Exploration } from '../../../contracts/explorer';
import { callApi } from '../api';
import { isGivenUp, readFailure, type Failure } from '../shared/failure';
import type { Params } from './form-params';

/** A call made by hand: what came of the last one stays while the next is on the way. */
export type ExplorationRun = {
  busy: boolean;
  result: Exploration | null;
  failure: Failure | null;
  send: (params: Params) => Promise<void>;
};

/** Calls one API with an account's rights; a call in flight is given up with the screen. */
export function useExploration(accountId: string, api: string): ExplorationRun {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Exploration | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const flight = useRef<AbortController | null>(null);
  useEffect(() => () => flight.current?.abort(), []);

  const send = async (params: Params) => {
    const controller = new AbortController();
    flight.current = controller;
    setBusy(true);
    setFailure(null);
    try {
      const input = { params: { id: accountId }, body: { api, params } };
      setResult(await callApi(explorerContracts.call, input, controller.signal));
    } catch (thrown) {
      if (isGivenUp(thrown)) return;
      setResult(null);
      setFailure(readFailure(thrown));
    }
    setBusy(false);
  };
  return { busy, result, failure, send };
}
