import type { ReactNode } from 'react';
import { Button } from '@strapi/design-system';
import { Empty } from './Empty';
import { useWords } from './words';

type NothingFoundProps = { title: string; children: ReactNode; testId: string; onClear: () => void };

/** What a list shows when its filters leave nothing over, with the way to be rid of them. */
export function NothingFound({ title, children, testId, onClear }: NothingFoundProps) {
  const words = useWords();
  const clear = (
    <Button variant="secondary" onClick={onClear} data-testid="douyin-filters-clear">
      {words('filter.clear-all')}
    </Button>
  );
  return (
    <Empty title={title} action={clear} testId={testId}>
      {children}
    </Empty>
  );
}
