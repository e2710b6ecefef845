import { useEffect, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import {
  webhookInboxContracts,
  type DeliverySelect,
  type ReplayView,
} from '../../../contracts/webhook-inbox';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import { useWords } from '../shared/words';

/** What a replay would do, asked once, and the way to do it. */
export function useReplay(select: DeliverySelect, onDone: () => void) {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [plan, setPlan] = useState<ReplayView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // The list may change below the question; what was asked about does not.
  const asked = useRef(select);
  useEffect(() => {
    callApi(webhookInboxContracts.replay, { body: { select: asked.current, dryRun: true } })
      .then(setPlan)
      .catch((thrown: unknown) => setFailure(readFailure(thrown)));
  }, []);
  const run = async () => {
    try {
      const body = { select: asked.current, dryRun: false };
      const { handled, queued } = await callApi(webhookInboxContracts.replay, { body });
      const message = words(queued ? 'webhook.replay.queued' : 'webhook.replay.done', { count: handled });
      toggleNotification({ type: handled > 0 ? 'success' : 'info', message, timeout: 5000 });
      onDone();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return { plan, failure, run };
}
