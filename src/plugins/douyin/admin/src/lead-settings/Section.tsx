import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';

type SectionProps = { id: string; title: string; hint: string; action?: ReactNode; children: ReactNode };

/** One part of the page with its heading, and a button beside it. */
export function Section({ id, title, hint, action, children }: SectionProps) {
  return (
    <Flex tag="section" aria-labelledby={id} direction="column" alignItems="stretch" gap={4} data-testid={id}>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography id={id} tag="h2" variant="beta">
            {title}
          </Typography>
          <Typography textColor="neutral600">{hint}</Typography>
        </Flex>
        {action}
      </Flex>
      {children}
    </Flex>
  );
}
