import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { leadConvertContracts, type LeadConversion } from '../../../../contracts/lead-convert';
import { useAllowed } from '../../permissions';
import { Await } from '../../shared/Await';
import { useMoments } from '../../shared/moments';
import { SteadyButton } from '../../shared/SteadyButton';
import { useAnswer } from '../../shared/use-answer';
import { useWords } from '../../shared/words';
import { Part } from '../Part';
import type { LeadDesk } from '../use-lead';
import { ConvertDialog } from './ConvertDialog';
import { EntryLink } from './EntryLink';

function Entry({ entry }: { entry: LeadConversion }) {
  const words = useWords();
  const { full } = useMoments();
  const { typeName, at, actorName } = entry;
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" data-testid="douyin-lead-entry">
      <Flex gap={3} wrap="wrap">
        <Typography>{typeName}</Typography>
        <EntryLink entry={entry} testId="douyin-lead-entry-open" />
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {words('lead.convert.by', { when: full(at), who: actorName ?? words('audit.actor.system') })}
      </Typography>
    </Flex>
  );
}

/** The entries a lead became, and the way to make one. */
export function ConvertPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const mayConvert = useAllowed()('lead.convert');
  const { leadId } = desk.lead;
  const entries = useAnswer(leadConvertContracts.conversions, { params: { id: leadId } }, desk.round);
  const [asking, setAsking] = useState(false);
  if (!mayConvert && !entries.data?.length) return null;
  const button = (
    <SteadyButton
      size="S"
      variant="secondary"
      onClick={() => setAsking(true)}
      data-testid="douyin-lead-convert"
    >
      {words('lead.convert.to')}
    </SteadyButton>
  );
  return (
    <Part title={words('lead.convert.part')} action={mayConvert ? button : null} testId="douyin-lead-entries">
      <Await of={entries}>
        {(rows) =>
          rows.length > 0 ? (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {rows.map((entry) => (
                <Entry key={`${entry.map} ${entry.leadId} ${entry.entry}`} entry={entry} />
              ))}
            </Flex>
          ) : (
            <Typography textColor="neutral600">{words('lead.convert.not-yet')}</Typography>
          )
        }
      </Await>
      {asking ? <ConvertDialog desk={desk} onClose={() => setAsking(false)} /> : null}
    </Part>
  );
}
