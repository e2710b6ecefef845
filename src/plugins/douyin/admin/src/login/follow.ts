import { connectContracts } from '../../../contracts/connect';
import { callApi, eventsUrl } from '../api';
import { isGivenUp, isPassing, readFailure } from '../shared/failure';
import { pause } from '../shared/pause';
import { isEnd, type AttemptEvent } from './attempt-run';
import { followEvents } from './event-stream';

const pollMs = 2_000;

type Follow = { id: string; token: string | null; signal: AbortSignal; tell: (event: AttemptEvent) => void };

/** Asks once how the attempt stands; true when there is nothing more to ask. */
async function pollOnce({ id, signal, tell }: Follow): Promise<boolean> {
  try {
    const status = await callApi(connectContracts.poll, { params: { id } }, signal);
    tell({ kind: 'told', status });
    return isEnd(status.stage);
  } catch (thrown) {
    if (isGivenUp(thrown)) return true;
    const failure = readFailure(thrown);
    if (isPassing(failure)) return false;
    tell({ kind: 'failed', failure });
    return true;
  }
}

/** Tells how an attempt goes on until it ends or is let go: by the server's events, else by asking every 2 s. */
export async function followAttempt(follow: Follow): Promise<void> {
  const { id, token, signal, tell } = follow;
  let over = await followEvents({
    url: eventsUrl(connectContracts.follow, { id }),
    token,
    signal,
    onStatus: (status) => tell({ kind: 'told', status }),
    onClock: (now) => tell({ kind: 'clock', skewMs: now - Date.now() }),
  });
  while (!over && !signal.aborted) {
    over = await pollOnce(follow);
    if (!over) await pause(pollMs, signal);
  }
}
