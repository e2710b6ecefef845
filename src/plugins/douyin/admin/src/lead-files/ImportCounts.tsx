import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ImportCounts as Counts } from '../../../contracts/lead-files';
import { useWords } from '../shared/words';

const names = ['rows', 'created', 'changed', 'unchanged', 'rejected'] as const;

/** What became of the rows, or would become of them. */
export function ImportCounts({ counts }: { counts: Counts }) {
  const words = useWords();
  const intl = useIntl();
  return (
    <Flex tag="dl" gap={3} wrap="wrap" data-testid="douyin-import-counts">
      {names.map((name) => (
        <Box key={name} background="neutral100" hasRadius padding={4} minWidth="13rem">
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {words(`lead.import.count.${name}`)}
          </Typography>
          <Typography
            tag="dd"
            variant="beta"
            textColor={name === 'rejected' && counts.rejected > 0 ? 'danger600' : 'neutral800'}
            data-count={name}
          >
            {intl.formatNumber(counts[name])}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
