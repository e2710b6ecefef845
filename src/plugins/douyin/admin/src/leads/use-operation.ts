import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../contracts/contract';
import {
  eraseManyContracts,
  operationContracts,
  type OperationView,
} from '../../../contracts/lead-operations';
import { callApi } from '../api';
import { pause } from '../shared/pause';
import { useShowFailure } from '../shared/use-explain';

const everyMs = 600;

/** What is asked to be done to many leads. */
export type Order = Input<typeof operationContracts.start>['body'];

/** Whom to erase for good, and why. */
export type EraseOrder = Input<typeof eraseManyContracts.start>['body'];

/** The routes of an operation: to erase needs another permission than to change. */
const routesOf = (kind: OperationView['kind']) =>
  kind === 'erase' ? eraseManyContracts : operationContracts;

/** Whether an operation has come to its end. */
export const isOver = ({ stage }: OperationView): boolean => stage === 'done' || stage === 'cancelled';

/** Changes or erases many leads and follows how far that is; `onOver` hears when there is something new to read. */
export function useOperation(onOver: () => void) {
  const [operation, setOperation] = useState<OperationView | null>(null);
  const showFailure = useShowFailure();
  const over = useRef(onOver);
  over.current = onOver;
  const id = operation && !isOver(operation) ? operation.id : null;
  const kind = operation?.kind ?? 'change';

  useEffect(() => {
    if (!id) return;
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      while (!signal.aborted) {
        await pause(everyMs, signal);
        if (signal.aborted) return;
        const fresh = await callApi(routesOf(kind).read, { params: { id } }, signal);
        setOperation(fresh);
        if (isOver(fresh)) return over.current();
      }
    };
    follow().catch(showFailure);
    return () => controller.abort();
  }, [id, kind, showFailure]);

  const take = async (work: () => Promise<OperationView>): Promise<boolean> => {
    try {
      const begun = await work();
      setOperation(begun);
      if (isOver(begun)) over.current();
      return true;
    } catch (thrown) {
      showFailure(thrown);
      return false;
    }
  };
  return {
    operation,
    start: (body: Order) => take(() => callApi(operationContracts.start, { body })),
    /** Gives what was thrown to whoever asked. */
    erase: async (body: EraseOrder) => {
      const begun = await callApi(eraseManyContracts.start, { body });
      await take(() => Promise.resolve(begun));
    },
    cancel: (one: string) => take(() => callApi(routesOf(kind).cancel, { params: { id: one } })),
    undo: (one: string) => take(() => callApi(operationContracts.undo, { params: { id: one } })),
    /** Shows one that goes on already. */
    follow: (one: OperationView) => setOperation(one),
    close: () => setOperation(null),
  };
}
export type Operating = ReturnType<typeof useOperation>;
