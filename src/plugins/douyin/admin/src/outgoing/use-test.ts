import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { outgoingContracts, type OutgoingHook } from '../../../contracts/outgoing';
import { callApi } from '../api';
import { failureOf } from '../shared/failure';
import { useExplain, useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** Sends a test to a webhook and tells how it went; `testing` names the one under test. */
export function useTest(): { test: (hook: OutgoingHook) => Promise<void>; testing: string | null } {
  const words = useWords();
  const explain = useExplain();
  const showFailure = useShowFailure();
  const { toggleNotification } = useNotification();
  const [testing, setTesting] = useState<string | null>(null);
  const test = async ({ id, name }: OutgoingHook) => {
    setTesting(id);
    try {
      const { failure } = await callApi(outgoingContracts.test, { params: { id } });
      toggleNotification(
        failure
          ? {
              type: 'danger',
              title: words('outgoing.test.failed', { name }),
              message: explain(failureOf(failure.code)).what,
            }
          : { type: 'success', message: words('outgoing.test.done', { name }) },
      );
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      setTesting(null);
    }
  };
  return { test, testing };
}
