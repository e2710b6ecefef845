import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode; testId?: string };

/** What a list shows while it has no rows: what would be here, and how it comes to be. */
export function Empty({ title, children, action, testId }: EmptyProps) {
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={10} data-testid={testId}>
      <Flex direction="column" gap={4} textAlign="center">
        <EmptyDocuments width="14rem" height="8rem" aria-hidden />
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
        {children ? (
          <Typography tag="div" textColor="neutral600" maxWidth="60rem">
            {children}
          </Typography>
        ) : null}
        {action}
      </Flex>
    </Box>
  );
}
