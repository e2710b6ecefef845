import { useCallback } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { isGivenUp, readFailure, type Failure } from './failure';
import { useKnownWords, useWords } from './words';

/** A failure in the administrator's language. */
export type Explanation = { what: string; remedy: string };

/** Says in the administrator's language what happened and what to do about it. */
export function useExplain(): (failure: Failure) => Explanation {
  const words = useWords();
  const known = useKnownWords();
  return useCallback(
    (failure) => {
      // A code can have a remedy of its own, which says more than the general one.
      const own = failure.what.replace('error.', 'remedy.');
      return { what: words(failure.what), remedy: words(known(own) ? own : failure.remedy) };
    },
    [words, known],
  );
}

/** Shows whatever a request threw as a notification; a request we gave up ourselves is passed over. */
export function useShowFailure(): (thrown: unknown) => void {
  const { toggleNotification } = useNotification();
  const explain = useExplain();
  return useCallback(
    (thrown) => {
      if (isGivenUp(thrown)) return;
      const { what, remedy } = explain(readFailure(thrown));
      toggleNotification({ type: 'danger', title: what, message: remedy, timeout: 8000 });
    },
    [toggleNotification, explain],
  );
}
