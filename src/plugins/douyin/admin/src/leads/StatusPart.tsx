import { Flex } from '@strapi/design-system';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { useChoices } from './choices';
import { nextStages } from './next-stages';
import { Part } from './Part';
import { StageBadge, useStageName } from './stages';
import type { LeadDesk } from './use-lead';

/** The status, and a button for each that may follow. */
export function StatusPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const stageName = useStageName();
  const { stages } = useChoices();
  const mayEdit = useAllowed()('lead.update');
  const next = mayEdit ? nextStages(stages, desk.lead.status) : [];
  return (
    <Part title={words('lead.column.status')} testId="douyin-lead-status">
      <Flex gap={2} wrap="wrap">
        <StageBadge stage={desk.lead.status} />
        {next.map((stage) => (
          <SteadyButton
            key={stage}
            size="S"
            variant="secondary"
            idle={desk.busy}
            onClick={() => void desk.edit({ status: stage })}
            data-testid={`douyin-lead-to-${stage}`}
          >
            {words('lead.status.to', { status: stageName(stage) })}
          </SteadyButton>
        ))}
      </Flex>
    </Part>
  );
}
