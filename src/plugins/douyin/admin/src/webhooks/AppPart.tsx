import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';

/** A part of what is shown of an app: its heading, a hint, and what stands below. */
export function AppPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <div>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {title}
        </Typography>
        {hint ? (
          <Typography variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        ) : null}
      </div>
      {children}
    </Flex>
  );
}
