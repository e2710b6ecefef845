import { useRef, useState } from 'react';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView, Settlement } from '../../../../contracts/post-views';
import { callApi } from '../../api';
import { useAnswer } from '../../shared/use-answer';
import { useEvery } from '../../shared/use-every';
import { useShowFailure } from '../../shared/use-explain';
import { isMoving } from './steps';

const everyMs = 1_000;
/** One that rests changes only by other people, or by the clock. */
const restEvery = 10;

const shownEvents = 100;

/** A post as it goes on, its history, and what can be done to it. */
export function usePost(id: string) {
  const params = { id };
  const post = useAnswer(postContracts.read, { params });
  const events = useAnswer(postContracts.events, { params, query: { page: 1, pageSize: shownEvents } });
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const round = useRef(0);
  const refresh = async () => {
    await Promise.all([post.refresh(), events.refresh()]);
  };
  useEvery(everyMs, () => {
    round.current += 1;
    const isDue = round.current % restEvery === 0 || (post.data && isMoving(post.data.stage));
    if (isDue) void refresh();
  });
  /** Does something and shows the post as it is then; what goes wrong is told. */
  const take = async (work: () => Promise<PostView>) => {
    setBusy(true);
    try {
      post.replace(await work());
    } catch (thrown) {
      showFailure(thrown);
    }
    // A refusal tells that it stands elsewhere by now.
    await refresh();
    setBusy(false);
  };
  return {
    post,
    events,
    busy,
    approve: () => take(() => callApi(postContracts.approve, { params })),
    cancel: () => take(() => callApi(postContracts.cancel, { params })),
    retry: () => take(() => callApi(postContracts.retry, { params })),
    /** Throws what the server answers: its dialog shows that. */
    schedule: async (at: string | null) => {
      post.replace(await callApi(postContracts.schedule, { params, body: { at, consent: true } }));
      await refresh();
    },
    /** In the same manner. */
    settle: async (body: Settlement) => {
      post.replace(await callApi(postContracts.settle, { params, body }));
      await refresh();
    },
  };
}
export type PostWork = ReturnType<typeof usePost>;
