import { Box, Flex, Typography } from '@strapi/design-system';
import { assignmentContracts } from '../../../contracts/lead-assignment';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { Filter } from '../shared/Filter';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { useChoices, useNames } from './choices';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

type DeskProps = { desk: LeadDesk };

function OwnerChoice({ desk }: DeskProps) {
  const words = useWords();
  const { people } = useChoices();
  const { owner } = desk.lead;
  const open = people.filter(({ id, isActive }) => isActive || id === owner);
  return (
    <Filter
      width="22rem"
      label={words('lead.owner.choose')}
      value={owner === null ? undefined : String(owner)}
      options={open.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(next) => void desk.edit({ owner: next ? Number(next) : null })}
    />
  );
}

function TeamChoice({ desk }: DeskProps) {
  const words = useWords();
  const { teams } = useChoices();
  return (
    <Filter
      width="22rem"
      label={words('lead.team.choose')}
      value={desk.lead.team || undefined}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next) => void desk.edit({ team: next ?? '' })}
    />
  );
}

function Take({ desk }: DeskProps) {
  const words = useWords();
  const { me } = useChoices();
  const { owner, leadId } = desk.lead;
  const claim = () => desk.act(() => callApi(assignmentContracts.claim, { params: { id: leadId } }));
  if (owner === null)
    return (
      <SteadyButton
        size="S"
        variant="secondary"
        busy={desk.busy}
        onClick={() => void claim()}
        data-testid="douyin-lead-claim"
      >
        {words('lead.owner.claim')}
      </SteadyButton>
    );
  if (owner !== me) return null;
  return (
    <SteadyButton
      size="S"
      variant="tertiary"
      idle={desk.busy}
      onClick={() => void desk.edit({ owner: null })}
      data-testid="douyin-lead-release"
    >
      {words('lead.owner.release')}
    </SteadyButton>
  );
}

function Names({ desk: { lead } }: DeskProps) {
  const words = useWords();
  const { team } = useNames();
  const owner = lead.owner === null ? words('lead.owner.none') : (lead.ownerName ?? words('lead.owner.gone'));
  return <Typography>{[owner, team(lead.team)].filter(Boolean).join(' · ')}</Typography>;
}

/** Whose the lead is: taken by oneself, or given to anybody by who may. */
export function OwnerPart({ desk }: DeskProps) {
  const words = useWords();
  const allowed = useAllowed();
  const mayGive = allowed('lead.assign') && allowed('lead.update');
  return (
    <Part title={words('lead.owner.title')} testId="douyin-lead-owner">
      <Flex gap={2} wrap="wrap">
        {mayGive ? (
          <>
            <OwnerChoice desk={desk} />
            <TeamChoice desk={desk} />
          </>
        ) : (
          <Box>
            <Names desk={desk} />
          </Box>
        )}
        {allowed('lead.update') ? <Take desk={desk} /> : null}
      </Flex>
    </Part>
  );
}
