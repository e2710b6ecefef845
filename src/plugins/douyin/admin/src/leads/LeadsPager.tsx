import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { pageSizes } from './lead-place';
import { backward, onward } from './trail';
import type { LeadWhere } from './use-lead-place';

type PagerProps = { where: LeadWhere; current: number; nextCursor: string | null; busy: boolean };

function PageSize({ where }: Pick<PagerProps, 'where'>) {
  const words = useWords();
  const { place, go } = where;
  const choose = (size: string | number) =>
    go({ place: { ...place, cursor: undefined, size: Number(size) }, trail: [] });
  return (
    <Flex gap={2}>
      <Box width="9rem">
        <SingleSelect
          size="S"
          aria-label={words('lead.pager.size')}
          value={String(place.size)}
          onChange={choose}
        >
          {pageSizes.map((size) => (
            <SingleSelectOption key={size} value={String(size)}>
              {size}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <Typography textColor="neutral600">{words('lead.pager.size')}</Typography>
    </Flex>
  );
}

/** Turns the pages of the list; the way back is remembered. */
export function LeadsPager({ where, current, nextCursor, busy }: PagerProps) {
  const words = useWords();
  const { turned, turn } = where;
  const before = backward(turned);
  return (
    <Flex tag="nav" aria-label={words('lead.pager.label')} justifyContent="space-between" gap={3} wrap="wrap">
      <PageSize where={where} />
      <Flex gap={2}>
        {turned.cursor ? (
          <SteadyButton variant="ghost" onClick={() => turn({ trail: [] })} data-testid="douyin-leads-first">
            {words('lead.pager.first')}
          </SteadyButton>
        ) : null}
        <Typography textColor="neutral600" aria-live="polite">
          {words('lead.pager.page', { page: current })}
        </Typography>
        <SteadyButton
          variant="tertiary"
          startIcon={<ChevronLeft />}
          idle={!before || busy}
          onClick={() => before && turn(before)}
          data-testid="douyin-leads-before"
        >
          {words('lead.pager.before')}
        </SteadyButton>
        <SteadyButton
          variant="tertiary"
          endIcon={<ChevronRight />}
          idle={!nextCursor || busy}
          onClick={() => nextCursor && turn(onward(turned, nextCursor))}
          data-testid="douyin-leads-next"
        >
          {words('lead.pager.next')}
        </SteadyButton>
      </Flex>
    </Flex>
  );
}
