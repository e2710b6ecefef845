import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { syncContracts, type RunView, type StreamView } from '../../../contracts/sync';
import { callApi } from '../api';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** What can be done with a stream's run. */
export type StreamCall = 'run' | 'full' | 'pause' | 'resume' | 'cancel';

/** What is on the way for each stream, by its id, and the way to do more. */
export type StreamCalls = {
  busy: Readonly<Record<string, StreamCall | undefined>>;
  call: (what: StreamCall, stream: StreamView) => Promise<void>;
};

const moves = {
  pause: syncContracts.pauseRun,
  resume: syncContracts.resumeRun,
  cancel: syncContracts.cancelRun,
} as const;

type Told = {
  put: (stream: StreamView) => void;
  putRun: (run: RunView) => void;
  onFailed: () => void;
  nameOf: (stream: StreamView) => string;
};

/** Starts, halts and ends runs, and says so. */
export function useStreamCalls({ put, putRun, onFailed, nameOf }: Told): StreamCalls {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState<StreamCalls['busy']>({});

  const act = async (what: StreamCall, stream: StreamView) => {
    if (what === 'run' || what === 'full') {
      const strategy = what === 'full' ? 'FULL' : 'INCREMENTAL';
      return put(await callApi(syncContracts.run, { params: { id: stream.id }, body: { strategy } }));
    }
    if (stream.run) putRun(await callApi(moves[what], { params: { id: stream.run.id } }));
  };
  const call = async (what: StreamCall, stream: StreamView) => {
    setBusy((before) => ({ ...before, [stream.id]: what }));
    try {
      await act(what, stream);
      toggleNotification({
        type: 'success',
        message: words(`sync.done.${what}`, { name: nameOf(stream) }),
        timeout: 4000,
      });
    } catch (thrown) {
      showFailure(thrown);
      onFailed();
    }
    setBusy((before) => ({ ...before, [stream.id]: undefined }));
  };
  return { busy, call };
}
