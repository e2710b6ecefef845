import { useState } from 'react';
import { leadDuplicateContracts } from '../../../../contracts/lead-duplicates';
import { callApi } from '../../api';
import { useShowFailure } from '../../shared/use-explain';

/** What was told apart last, to take it back. */
export type Told = { ids: number[]; added: [number, number][] };

/** Tells that leads are different people, and takes that back; `onChanged` hears of both. */
export function useApart(onChanged: () => void) {
  const showFailure = useShowFailure();
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      onChanged();
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return {
    told,
    busy,
    keepApart: (ids: number[]) =>
      during(async () => {
        const { added } = await callApi(leadDuplicateContracts.keepApart, { body: { leads: ids } });
        setTold({ ids, added });
      }),
    takeBack: () =>
      during(async () => {
        if (told && told.added.length > 0)
          await callApi(leadDuplicateContracts.takeBack, { body: { pairs: told.added } });
        setTold(null);
      }),
    forget: () => setTold(null),
  };
}
export type Apart = ReturnType<typeof useApart>;
