import { useEffect, useRef, useState } from 'react';
import { leadMergeContracts, type MergeKeep, type MergePreview } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { callApi } from '../../api';
import { isGivenUp, readFailure, type Failure } from '../../shared/failure';
import { asTheyAre, changedIn, type Changed, type KeptField } from './sides';

const requestOf = (leads: LeadDetail[], keep: MergeKeep) => ({
  leads: leads.map(({ leadId: id, version }) => ({ id, version })),
  keep,
});

/** Leads on their way to become one: what would come of them, what is chosen, and what stands against it. */
export function useMerge(begun: LeadDetail[]) {
  const [leads, setLeads] = useState(begun);
  const [keep, setKeep] = useState<MergeKeep>({});
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [changed, setChanged] = useState<Changed[]>([]);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const seen = useRef(leads);
  seen.current = leads;

  const stumble = (thrown: unknown) => {
    if (isGivenUp(thrown)) return;
    const refused = readFailure(thrown);
    const late = refused.code === 'LEAD_STALE' ? changedIn(refused.details, seen.current) : [];
    setChanged(late);
    setFailure(late.length > 0 ? null : refused);
  };
  const latest = useRef(stumble);
  latest.current = stumble;

  useEffect(() => {
    if (leads.length < 2) return;
    const controller = new AbortController();
    callApi(leadMergeContracts.preview, { body: requestOf(leads, keep) }, controller.signal)
      .then((answer) => {
        setPreview(answer);
        setFailure(null);
      })
      .catch((thrown: unknown) => latest.current(thrown));
    return () => controller.abort();
  }, [leads, keep, round]);

  return {
    leads,
    keep,
    preview,
    failure,
    changed,
    busy,
    choose: (field: KeptField, of: number | 'all') => setKeep((before) => ({ ...before, [field]: of })),
    retry: () => setRound((count) => count + 1),
    /** Goes on with the leads as they are now; what was chosen stays where it still can be. */
    goOn: () => {
      const now = asTheyAre(leads, changed);
      const ids = now.map(({ leadId }) => leadId);
      const stays = Object.entries(keep).filter(([, of]) => of === 'all' || ids.includes(of as number));
      setChanged([]);
      setKeep(Object.fromEntries(stays));
      setPreview(null);
      setLeads(now);
    },
    /** The merged lead; null when it could not be. */
    merge: async (): Promise<LeadDetail | null> => {
      setBusy(true);
      try {
        return await callApi(leadMergeContracts.merge, { body: requestOf(leads, keep) });
      } catch (thrown) {
        stumble(thrown);
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}
export type Merging = ReturnType<typeof useMerge>;
