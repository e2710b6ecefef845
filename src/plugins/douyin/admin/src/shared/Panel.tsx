import { useId, type ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

type PanelProps = {
  title: string;
  hint?: string;
  action?: ReactNode;
  children: ReactNode;
  testId?: string;
  /** As high as its neighbours in a row. */
  fill?: boolean;
};

/** A titled white box; the title names the region for screen readers. */
export function Panel({ title, hint, action, children, testId, fill = false }: PanelProps) {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      width="100%"
      height={fill ? '100%' : undefined}
      data-testid={testId}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography id={id} tag="h2" variant="delta" fontWeight="bold">
              {title}
            </Typography>
            {hint ? (
              <Typography variant="pi" textColor="neutral600">
                {hint}
              </Typography>
            ) : null}
          </Flex>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
