import { useEffect, useState } from 'react';
import { leadMergeContracts, type MergeView } from '../../../../contracts/lead-merge';
import type { EventView } from '../../../../contracts/lead-timeline';
import { callApi } from '../../api';
import { useAllowed } from '../../permissions';
import { readFailure } from '../../shared/failure';
import { useShowFailure } from '../../shared/use-explain';

/** Undoes a merge; true when it was. */
export function useSeparate() {
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const separate = async (id: string): Promise<boolean> => {
    setBusy(true);
    try {
      await callApi(leadMergeContracts.separate, { params: { id } });
      return true;
    } catch (thrown) {
      showFailure(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { separate, busy };
}

/** Undoes the latest merge of a lead; true when it was. */
export function useSeparateLatest() {
  const { separate, busy } = useSeparate();
  const showFailure = useShowFailure();
  const separateLatest = async (leadId: number): Promise<boolean> => {
    try {
      const merges = await callApi(leadMergeContracts.merges, { params: { id: leadId } });
      const latest = merges.find(({ separatedAt }) => separatedAt === null);
      return latest ? await separate(latest.id) : false;
    } catch (thrown) {
      showFailure(thrown);
      return false;
    }
  };
  return { separateLatest, busy };
}

/** Merges that a lead is made of now. */
export const standing = (merges: MergeView[]): MergeView[] =>
  merges.filter(({ separatedAt }) => separatedAt === null);

/** The merges of an open lead, for those who may undo them; none until they are known. */
export function useMerges(leadId: number, round: number): MergeView[] {
  const mayMerge = useAllowed()('lead.merge');
  const [merges, setMerges] = useState<MergeView[]>([]);
  const showFailure = useShowFailure();
  useEffect(() => {
    if (!mayMerge) return;
    const controller = new AbortController();
    callApi(leadMergeContracts.merges, { params: { id: leadId } }, controller.signal)
      .then(setMerges)
      .catch((thrown: unknown) => {
        // A lead that one may read but not merge has no merges to undo.
        if (readFailure(thrown).code !== 'LEAD_NOT_FOUND') showFailure(thrown);
      });
    return () => controller.abort();
  }, [mayMerge, leadId, round, showFailure]);
  return merges;
}

/** The merge that a line of a timeline tells of; null where it was undone, or is not known. */
export const mergeOf = ({ kind, at, facts }: EventView, merges: MergeView[]): MergeView | null =>
  (kind === 'merged' &&
    standing(merges).find(
      (merge) => merge.at === at && JSON.stringify(merge.leads) === JSON.stringify(facts.leads),
    )) ||
  null;
