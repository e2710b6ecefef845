import { useState } from 'react';
import { timelineContracts, type EventView } from '../../../contracts/lead-timeline';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';

const size = 20;

type More = { rows: EventView[]; nextCursor: string | null; of: unknown };

/** A lead's timeline: the newest lines, and older ones as they are asked for. */
export function useTimeline(leadId: number, round: number) {
  const params = { id: leadId };
  const first = useAnswer(timelineContracts.events, { params, query: { size } }, round);
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const [more, setMore] = useState<More | null>(null);
  // Older lines follow the newest as they were when these were asked for.
  const older = more && more.of === first.data ? more : null;
  const cursor = older ? older.nextCursor : (first.data?.nextCursor ?? null);
  const readOn = async () => {
    if (!cursor) return;
    setBusy(true);
    try {
      const page = await callApi(timelineContracts.events, { params, query: { size, cursor } });
      const rows = [...(older?.rows ?? []), ...page.rows];
      setMore({ rows, nextCursor: page.nextCursor, of: first.data });
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return { first, older: older?.rows ?? [], hasMore: cursor !== null, busy, readOn };
}
