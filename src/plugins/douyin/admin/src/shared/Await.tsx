import type { ReactNode } from 'react';
import { Flex, Loader } from '@strapi/design-system';
import { FailureBox } from './FailureBox';
import type { Loaded } from './use-answer';
import { useWords } from './words';

type AwaitProps<T> = { of: Loaded<T>; children: (data: T) => ReactNode };

/** Shows the wait, the failure or the answer of a request; an older answer stays while a new one comes. */
export function Await<T>({ of, children }: AwaitProps<T>) {
  const words = useWords();
  if (of.failure) return <FailureBox failure={of.failure} onRetry={of.reload} />;
  if (of.data === null) {
    return (
      <Flex justifyContent="center" padding={8} aria-busy>
        <Loader>{words('loading')}</Loader>
      </Flex>
    );
  }
  return <>{children(of.data)}</>;
}
