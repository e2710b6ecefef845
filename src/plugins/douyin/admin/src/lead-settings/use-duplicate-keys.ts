import { useState } from 'react';
import type { DuplicateKey } from '../../../contracts/lead-duplicates';
import { leadSettingContracts } from '../../../contracts/lead-settings';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import { useAnswer } from '../shared/use-answer';

/** By what leads are compared, and the ways to change it: each change is written at once. */
export function useDuplicateKeys() {
  const answer = useAnswer(leadSettingContracts.keys);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (keys: DuplicateKey[]): Promise<boolean> => {
    if (!answer.data) return false;
    setBusy(true);
    setFailure(null);
    try {
      const body = { revision: answer.data.revision, keys };
      answer.replace(await callApi(leadSettingContracts.saveKeys, { body }));
      return true;
    } catch (thrown) {
      const refused = readFailure(thrown);
      setFailure(refused);
      // The next try begins with what somebody else made of it.
      if (refused.code === 'CONFIG_STALE') await answer.refresh();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { answer, busy, failure, save };
}
export type DuplicateKeys = ReturnType<typeof useDuplicateKeys>;
