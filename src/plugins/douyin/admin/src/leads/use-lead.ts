import { useState } from 'react';
import { leadPanelContracts, type PanelLead } from '../../../contracts/lead-panel';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import type { LeadEdit } from './conflict';
import { sendEdit, type Clashed } from './send-edit';

/** One lead, and all ways to change it; `onFresh` hears what it is now, and `round` counts what its timeline gained. */
export function useLead(id: number, onFresh: (lead: PanelLead) => void) {
  const answer = useAnswer(leadPanelContracts.read, { params: { id } });
  const showFailure = useShowFailure();
  const [clashed, setClashed] = useState<Clashed | null>(null);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const lead = answer.data;

  const take = (fresh: PanelLead) => {
    answer.replace(fresh);
    onFresh(fresh);
    setClashed(null);
    setRound((count) => count + 1);
  };
  const reread = async () => take(await callApi(leadPanelContracts.read, { params: { id } }));
  const send = async (edit: LeadEdit, version: number, seen: PanelLead): Promise<void> => {
    const sent = await sendEdit(seen, edit, version);
    if ('fresh' in sent) take(sent.fresh);
    else setClashed(sent.clashed);
  };
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(showFailure);
    setBusy(false);
  };
  return {
    answer,
    busy,
    clashed,
    round,
    edit: (edit: LeadEdit) =>
      during(async () => {
        if (lead) await send(edit, lead.version, lead);
      }),
    /** Writes one's own side over the other's. */
    insist: () =>
      during(async () => {
        if (clashed && lead) await send(clashed.edit, clashed.version, lead);
      }),
    /** Takes the other side as it is. */
    yield: () => during(reread),
    /** Does something that changes the lead by a route of its own. */
    act: (work: () => Promise<unknown>) =>
      during(async () => {
        await work();
        await reread();
      }),
    /** The timeline has something new. */
    told: () => setRound((count) => count + 1),
  };
}
export type LeadDesk = ReturnType<typeof useLead> & { lead: PanelLead };
