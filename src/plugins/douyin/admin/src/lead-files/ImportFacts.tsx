import { Flex, Typography } from '@strapi/design-system';
import type { ImportView } from '../../../contracts/lead-files';
import { Moment } from '../shared/Moment';
import { useKnownWords, useWords } from '../shared/words';
import { ImportBadge } from './ImportBadge';

const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

/** The id of the import's heading: the focus goes there when a step is over. */
export const importHeadingId = 'douyin-import-heading';

/** Which file it is, how it was read, and where its import stands. */
export function ImportFacts({ view }: { view: ImportView }) {
  const words = useWords();
  const known = useKnownWords();
  const { encoding, delimiter, format, headings } = view;
  const encodingKey = `lead.import.encoding.${encoding}`;
  const delimiterKey = `lead.import.delimiter.${delimiters[delimiter ?? '']}`;
  const facts = [
    format.toUpperCase(),
    encoding && (known(encodingKey) ? words(encodingKey) : encoding.toUpperCase()),
    delimiter && (known(delimiterKey) ? words(delimiterKey) : delimiter),
    words('lead.import.columns', { count: headings.length }),
  ];
  return (
    <Flex gap={3} wrap="wrap">
      <Typography
        tag="h2"
        variant="delta"
        fontWeight="bold"
        id={importHeadingId}
        tabIndex={-1}
        style={{ outline: 'none' }}
      >
        {view.name}
      </Typography>
      <ImportBadge stage={view.stage} />
      <Typography variant="pi" textColor="neutral600" data-testid="douyin-import-facts">
        {facts.filter(Boolean).join(' · ')}
      </Typography>
      <Moment at={view.createdAt} tone="neutral600" />
    </Flex>
  );
}
