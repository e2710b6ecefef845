import { useEffect, useRef } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { RunView } from '../../../contracts/sync';
import { followRun } from './follow-run';

/** So many runs are followed by events at once: a browser keeps few connections to one host. */
export const followedAtMost = 3;

/** Follows a run while it is on the screen; shows nothing itself. */
export function FollowRun({ runId, onRun }: { runId: string; onRun: (run: RunView) => void }) {
  const token = useAuth('DouyinSync', (state) => state.token);
  const latest = useRef({ onRun, token });
  latest.current = { onRun, token };
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (run: RunView) => (signal.aborted ? undefined : latest.current.onRun(run));
    void followRun({ id: runId, token: latest.current.token, signal, onRun: tell });
    return () => controller.abort();
  }, [runId]);
  return null;
}
