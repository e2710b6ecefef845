import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { teamContracts, type TeamView } from '../../../contracts/lead-teams';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { AwayDialog } from './AwayDialog';
import { RemoveDialog } from './RemoveDialog';
import { Section } from './Section';
import { TeamCard, type Member } from './TeamCard';
import { TeamDialog } from './TeamDialog';

/** Teams with their members, and how new leads are dealt among these. */
export function TeamsSection() {
  const words = useWords();
  const maySet = useAllowed()('lead.settings');
  const answer = useAnswer(teamContracts.list);
  const [edited, setEdited] = useState<TeamView | 'new' | null>(null);
  const [removed, setRemoved] = useState<TeamView | null>(null);
  const [away, setAway] = useState<Member | null>(null);
  const add = (
    <Button
      variant="secondary"
      startIcon={<Plus />}
      onClick={() => setEdited('new')}
      data-testid="douyin-team-add"
    >
      {words('lead.teams.add')}
    </Button>
  );
  return (
    <Section
      id="douyin-teams"
      title={words('lead.teams.title')}
      hint={words('lead.teams.hint')}
      action={maySet ? add : null}
    >
      <Await of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={words('lead.teams.empty.title')} testId="douyin-teams-empty">
              {words('lead.teams.empty.text')}
            </Empty>
          ) : (
            <Flex direction="column" alignItems="stretch" gap={4}>
              {rows.map((team) => (
                <TeamCard
                  key={team.id}
                  team={team}
                  maySet={maySet}
                  onEdit={() => setEdited(team)}
                  onRemove={() => setRemoved(team)}
                  onAway={setAway}
                />
              ))}
            </Flex>
          )
        }
      </Await>
      {edited ? (
        <TeamDialog
          team={edited === 'new' ? null : edited}
          onSaved={answer.reload}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {removed ? (
        <RemoveDialog
          title={words('lead.teams.remove.title', { name: removed.name })}
          text={words('lead.teams.remove.text')}
          returnTo="douyin-team-add"
          remove={() => callApi(teamContracts.remove, { params: { id: removed.id } })}
          onRemoved={answer.reload}
          onClose={() => setRemoved(null)}
        />
      ) : null}
      {away ? (
        <AwayDialog
          person={{ id: away.admin, name: away.name }}
          until={away.awayUntil}
          onSaved={answer.reload}
          onClose={() => setAway(null)}
        />
      ) : null}
    </Section>
  );
}
