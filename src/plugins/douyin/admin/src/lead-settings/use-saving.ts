import { useState } from 'react';
import { readFailure, type Failure } from '../shared/failure';

/** Something that is saved from a dialog: whether it is on the way, and what went wrong. */
export type Saving = { busy: boolean; failure: Failure | null; save: () => Promise<void> };

/** Saves with `send`; after a success `onDone` is told, a failure stays to be shown. */
export function useSaving<Result>(send: () => Promise<Result>, onDone: (result: Result) => void): Saving {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      onDone(await send());
    } catch (thrown) {
      setFailure(readFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, save };
}
