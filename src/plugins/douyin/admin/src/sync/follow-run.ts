import { runView, syncContracts, type RunView } from '../../../contracts/sync';
import { callApi, eventsUrl } from '../api';
import { followEvents } from '../shared/event-stream';
import { isGivenUp, isPassing, readFailure } from '../shared/failure';
import { pause } from '../shared/pause';
import { isGoing } from './run-words';

const pollMs = 2_000;

type Follow = { id: string; token: string | null; signal: AbortSignal; onRun: (run: RunView) => void };

/** Asks once how the run stands; true when there is nothing more to ask. */
async function pollOnce({ id, signal, onRun }: Follow): Promise<boolean> {
  try {
    const run = await callApi(syncContracts.readRun, { params: { id } }, signal);
    onRun(run);
    return !isGoing(run);
  } catch (thrown) {
    return isGivenUp(thrown) || !isPassing(readFailure(thrown));
  }
}

/** Tells how a run goes on until it ends or is let go: by the server's events, else by asking every 2 s. */
export async function followRun(follow: Follow): Promise<void> {
  const { id, token, signal, onRun } = follow;
  let over = await followEvents({
    url: eventsUrl(syncContracts.readRun, { id }),
    token,
    signal,
    event: 'run',
    read: (data) => runView.safeParse(data).data ?? null,
    isEnd: (run) => !isGoing(run),
    onTold: onRun,
  });
  while (!over && !signal.aborted) {
    over = await pollOnce(follow);
    if (!over) await pause(pollMs, signal);
  }
}
