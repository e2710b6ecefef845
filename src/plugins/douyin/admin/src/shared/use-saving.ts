import { useState } from 'react';
import { readFailure, type Failure } from './failure';

/** Something that is saved from a dialog: whether it is on the way, and what went wrong. */
export type Saving<Input = void> = {
  busy: boolean;
  failure: Failure | null;
  save: (input: Input) => Promise<void>;
};

/**
 * Saves with `send`; after a success `onDone` is told. A failure stays to be shown, and `onRefused` hears of it, e.g. to mark
 * the fields at fault.
 */
export function useSaving<Result, Input = void>(
  send: (input: Input) => Promise<Result>,
  onDone: (result: Result) => void,
  onRefused: (failure: Failure) => void = () => undefined,
): Saving<Input> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (input: Input) => {
    setBusy(true);
    setFailure(null);
    try {
      onDone(await send(input));
    } catch (thrown) {
      const refused = readFailure(thrown);
      setFailure(refused);
      onRefused(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, save };
}

/** The fields that a server found fault with, by path. */
export const pathsOf = ({ issues }: Failure): string[] => issues.map(({ path }) => path);
