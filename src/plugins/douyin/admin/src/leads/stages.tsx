import { useCallback } from 'react';
import { type BadgeProps } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { useKnownWords, useWords } from '../shared/words';

const variants: Record<string, BadgeProps['variant']> = {
  NEW: 'primary',
  CONTACTED: 'warning',
  CONVERTED: 'success',
};

/** Gives the word for a stage; one that a site made up stands for itself. */
export function useStageName(): (stage: string) => string {
  const words = useWords();
  const known = useKnownWords();
  return useCallback(
    (stage) => (known(`lead.stage.${stage}`) ? words(`lead.stage.${stage}`) : stage),
    [words, known],
  );
}

/** The status of a lead. */
export function StageBadge({ stage }: { stage: string }) {
  return (
    <Badge variant={variants[stage] ?? 'neutral'} data-stage={stage}>
      {useStageName()(stage)}
    </Badge>
  );
}
