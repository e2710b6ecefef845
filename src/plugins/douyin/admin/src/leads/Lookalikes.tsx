import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import { Banner } from '../shared/Banner';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';

type LookalikesProps = { leadId: number; addressOf: (leadId: number) => string };

/** Hints at leads that may be the same person. */
export function Lookalikes({ leadId, addressOf }: LookalikesProps) {
  const words = useWords();
  const { data } = useAnswer(leadPanelContracts.lookalikes, { params: { id: leadId } });
  if (!data || data.rows.length === 0) return null;
  return (
    <Banner variant="info" title={words('lead.lookalikes.title')} testId="douyin-lead-lookalikes">
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {data.rows.map(({ lead, reasons }) => (
          <Flex tag="li" gap={2} key={lead.leadId}>
            <Link tag={NavLink} to={addressOf(lead.leadId)}>
              {`${lead.nickname || words('lead.nameless')} #${lead.leadId}`}
            </Link>
            <Typography textColor="neutral600">
              {reasons.map((reason) => words(`lead.same.${reason}`)).join(words('list.separator'))}
            </Typography>
          </Flex>
        ))}
      </Flex>
    </Banner>
  );
}
