import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useWords } from '../shared/words';
import type { Total } from './use-total';

type CountProps = { total: Total; isPartial: boolean; onCountAll: () => Promise<void> };

/** How many leads the list holds: told to screen readers as it changes. */
export function ResultCount({ total, isPartial, onCountAll }: CountProps) {
  const words = useWords();
  const intl = useIntl();
  const count = total ? `${intl.formatNumber(total.total)}${total.totalIsCapped ? '+' : ''}` : null;
  return (
    <Flex gap={3}>
      <Typography fontWeight="semiBold" role="status" data-testid="douyin-leads-total">
        {count === null ? words('lead.count.pending') : words('lead.count', { count, n: total?.total ?? 0 })}
      </Typography>
      {total?.totalIsCapped ? (
        <TextButton onClick={() => void onCountAll()} data-testid="douyin-leads-count-all">
          {words('lead.count.exact')}
        </TextButton>
      ) : null}
      {isPartial ? <Typography textColor="neutral800">{words('lead.search.partial')}</Typography> : null}
    </Flex>
  );
}
