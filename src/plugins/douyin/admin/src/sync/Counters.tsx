import { Box, Flex, Typography } from '@strapi/design-system';
import type { RunView } from '../../../contracts/sync';
import { useWords } from '../shared/words';
import { counterNames } from './run-words';

/** The counters of a run, each with its word. */
export function Counters({ run }: { run: RunView }) {
  const words = useWords();
  return (
    <Flex tag="dl" gap={2} wrap="wrap" style={{ margin: 0 }} data-testid="douyin-sync-counters">
      {counterNames.map((name) => (
        <Box
          key={name}
          background="neutral0"
          borderColor="neutral200"
          hasRadius
          padding={3}
          minWidth="9.6rem"
          flex="1"
          data-counter={name}
        >
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {words(`sync.count.${name}`)}
          </Typography>
          <Typography tag="dd" variant="delta" style={{ margin: 0 }}>
            {run.counters[name]}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
