import { useState } from 'react';
import { leadConvertContracts, type Converted } from '../../../../contracts/lead-convert';
import { callApi } from '../../api';
import { readFailure, type Failure } from '../../shared/failure';
import { useAnswer } from '../../shared/use-answer';
import type { LeadDesk } from '../use-lead';

/** Converting the open lead: the ways there are, the one chosen, and what came of it. */
export function useConvert(desk: LeadDesk) {
  const params = { id: desk.lead.leadId };
  const offers = useAnswer(leadConvertContracts.offers, { params });
  const [map, setMap] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<Converted | null>(null);
  const rows = offers.data?.rows ?? [];
  const offer = rows.find((one) => one.map === map) ?? rows[0] ?? null;
  const choose = (name: string) => {
    setMap(name);
    setFailure(null);
  };
  const convert = async () => {
    if (!offer) return;
    setBusy(true);
    setFailure(null);
    try {
      setDone(await callApi(leadConvertContracts.convert, { params, body: { map: offer.map } }));
      await desk.act(() => Promise.resolve());
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
    setBusy(false);
  };
  return { offers, offer, choose, busy, failure, done, convert };
}
export type Converting = ReturnType<typeof useConvert>;
