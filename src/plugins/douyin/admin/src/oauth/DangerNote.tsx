import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

/** A sentence in red below a setting that is dangerous. */
export const DangerNote = ({ children, testId }: { children: string; testId: string }) => (
  <Flex gap={2} alignItems="flex-start" role="status" data-testid={testId}>
    <WarningCircle
      fill="danger600"
      width="1.6rem"
      height="1.6rem"
      style={{ flexShrink: 0, marginTop: '0.2rem' }}
      aria-hidden
    />
    <Typography textColor="danger700">{children}</Typography>
  </Flex>
);
