import { Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import type { Loaded } from '../shared/use-answer';
import { useWords } from '../shared/words';

type Count = { rows: number; limit: number };

/** Whether so many rows can be exported. */
export const isWithin = (count: Count | null): boolean =>
  count !== null && count.rows > 0 && count.rows <= count.limit;

/** How many rows the file will have; what to do where they are too many, or none. */
export function ExportCount({ count }: { count: Loaded<Count> }) {
  const words = useWords();
  const intl = useIntl();
  if (count.failure) return <FailureBox failure={count.failure} onRetry={count.reload} />;
  if (!count.data) return <Loader small>{words('lead.count.pending')}</Loader>;
  const { rows, limit } = count.data;
  if (rows === 0)
    return (
      <Banner variant="warning" title={words('lead.export.none')} testId="douyin-export-count">
        {words('lead.export.none.text')}
      </Banner>
    );
  if (rows > limit)
    return (
      <Banner
        variant="danger"
        title={words('lead.export.too-many', { limit: intl.formatNumber(limit) })}
        testId="douyin-export-count"
      >
        {words('lead.export.too-many.text')}
      </Banner>
    );
  return (
    <Typography fontWeight="semiBold" role="status" data-testid="douyin-export-count">
      {words('lead.export.rows', { n: rows, count: intl.formatNumber(rows) })}
    </Typography>
  );
}
