import { Flex, Typography } from '@strapi/design-system';
import { useWords } from '../../shared/words';
import type { Finding } from './findings';

/** What was found about a field: faults in red, what may go wrong beside. */
export function FoundLines({ findings }: { findings: Finding[] }) {
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} role="status">
      {findings.map(({ key, values, stops }) => (
        <Typography
          key={key + JSON.stringify(values ?? {})}
          variant="pi"
          textColor={stops ? 'danger600' : 'warning700'}
          data-testid="douyin-post-finding"
          data-finding={key}
          data-stops={stops ?? 'nothing'}
        >
          {words(`post.finding.${key}`, values)}
        </Typography>
      ))}
    </Flex>
  );
}
