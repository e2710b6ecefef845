import { Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FailureBox } from '../shared/FailureBox';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { onward } from './trail';
import type { LeadWhere } from './use-lead-place';
import type { More } from './use-more';

type EndProps = { where: LeadWhere; count: number; nextCursor: string | null; more: More };

/** Below rows without end: how many there are, what goes wrong, and how it goes on after very many. */
export function ScrollEnd({ where, count, nextCursor, more }: EndProps) {
  const words = useWords();
  const intl = useIntl();
  if (more.failure) return <FailureBox failure={more.failure} onRetry={() => void more.more()} />;
  const text = nextCursor ? 'lead.scroll.shown' : 'lead.scroll.all';
  return (
    <Flex gap={3} justifyContent="space-between" data-testid="douyin-leads-end" data-rows={count}>
      <Typography textColor="neutral600" aria-live="polite">
        {words(text, { count: intl.formatNumber(count) })}
      </Typography>
      {more.loading ? <Loader small>{words('lead.scroll.loading')}</Loader> : null}
      {nextCursor && !more.canGrow ? (
        <SteadyButton
          variant="tertiary"
          onClick={() => where.turn(onward(where.turned, nextCursor))}
          data-testid="douyin-leads-onward"
        >
          {words('lead.scroll.onward')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}
