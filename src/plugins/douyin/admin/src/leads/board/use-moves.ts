import { useState } from 'react';
import { leadPanelContracts, type PanelLead } from '../../../../contracts/lead-panel';
import { callApi } from '../../api';
import { useShowFailure } from '../../shared/use-explain';
import { useChoices } from '../choices';
import type { ClashDesk } from '../ClashBox';
import { nextStages } from '../next-stages';
import { sendEdit, type Clashed } from '../send-edit';

/** A move that the rules of the site do not allow. */
export type Refusal = { lead: PanelLead; to: string; allowed: string[] };

type Moved = { lead: PanelLead; to: string };
type Options = {
  /** Shows a lead as it now is. */
  put: (lead: PanelLead) => void;
  onMoved: (moved: Moved) => void;
};

/** Moves leads from status to status: shown at once, and taken back where the rules or somebody else are against it. */
export function useMoves({ put, onMoved }: Options) {
  const { stages } = useChoices();
  const showFailure = useShowFailure();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [clash, setClash] = useState<{ lead: PanelLead; clashed: Clashed } | null>(null);

  const reread = async ({ leadId }: PanelLead): Promise<PanelLead> => {
    const fresh = await callApi(leadPanelContracts.read, { params: { id: leadId } });
    put(fresh);
    return fresh;
  };
  const send = async (lead: PanelLead, to: string, version?: number): Promise<void> => {
    put({ ...lead, status: to });
    onMoved({ lead, to });
    try {
      const sent = await sendEdit(lead, { status: to }, version);
      if ('fresh' in sent) put(sent.fresh);
      else setClash({ lead: await reread(lead), clashed: sent.clashed });
    } catch (thrown) {
      put(lead);
      onMoved({ lead, to: lead.status });
      showFailure(thrown);
    }
  };
  const settle = async (work: () => Promise<unknown>) => {
    setClash(null);
    await work().catch(showFailure);
  };
  const desk: ClashDesk = {
    clashed: clash?.clashed ?? null,
    insist: async () => {
      if (!clash) return;
      const { lead, clashed } = clash;
      await settle(() => send(lead, clashed.edit.status ?? lead.status, clashed.version));
    },
    yield: async () => {
      if (clash) await settle(() => reread(clash.lead));
    },
  };
  return {
    refusal,
    forget: () => setRefusal(null),
    desk,
    clashed: clash?.lead ?? null,
    move: (lead: PanelLead, to: string) => {
      setRefusal(null);
      if (to === lead.status) return;
      const allowed = nextStages(stages, lead.status);
      if (allowed.includes(to)) void send(lead, to);
      else setRefusal({ lead, to, allowed });
    },
  };
}
export type Moves = ReturnType<typeof useMoves>;
