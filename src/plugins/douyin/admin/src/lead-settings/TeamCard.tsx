import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Pencil, Trash } from '@strapi/icons';
import type { TeamView } from '../../../contracts/lead-teams';
import { useNames } from '../leads/choices';
import { ownZone } from '../leads/days';
import { useMoments } from '../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { hoursText } from './hours-text';

/** A member as a team shows one. */
export type Member = TeamView['members'][number];

const columns = ['member', 'share', 'takes', 'hours', 'state'] as const;

function Takes({ takes }: Pick<Member, 'takes'>) {
  const words = useWords();
  const { app } = useNames();
  if (!takes) return <Typography textColor="neutral600">{words('lead.teams.any')}</Typography>;
  const { apps, sources, keyword } = takes;
  const parts = [
    ...sources.map((kind) => words(`lead.source.${kind}`)),
    ...apps.map((id) => app(id) ?? id),
    ...(keyword ? [`“${keyword}”`] : []),
  ];
  return <Typography style={{ whiteSpace: 'normal' }}>{parts.join(words('list.separator'))}</Typography>;
}

function Share({ member: { weight, dailyQuota, dealtToday } }: { member: Member }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{words('lead.teams.share', { weight })}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {dailyQuota === null
          ? words('lead.teams.dealt', { count: dealtToday })
          : words('lead.teams.dealt.of', { count: dealtToday, quota: dailyQuota })}
      </Typography>
    </Flex>
  );
}

function State({ member: { isActive, awayUntil, isAtWork, name } }: { member: Member }) {
  const words = useWords();
  const { full } = useMoments();
  if (!isActive) return <Badge variant="neutral">{words('lead.teams.state.blocked')}</Badge>;
  if (awayUntil)
    return (
      <Flex
        direction="column"
        alignItems="flex-start"
        gap={1}
        data-testid="douyin-member-away"
        data-name={name}
      >
        <Badge variant="warning">{words('lead.teams.state.away')}</Badge>
        <Typography variant="pi" textColor="neutral600">
          {words('lead.teams.state.until', { when: full(awayUntil) })}
        </Typography>
      </Flex>
    );
  return (
    <Badge variant={isAtWork ? 'success' : 'neutral'}>
      {words(isAtWork ? 'lead.teams.state.at-work' : 'lead.teams.state.off')}
    </Badge>
  );
}

type MemberRowProps = { member: Member; onAway: ((member: Member) => void) | null };

function MemberRow({ member, onAway }: MemberRowProps) {
  const words = useWords();
  const dayName = (day: number) => words(`lead.teams.day.${day}`);
  return (
    <Tr data-testid="douyin-team-row" data-name={member.name}>
      <Td>
        <Typography fontWeight="semiBold">{member.name}</Typography>
      </Td>
      <Td>
        <Share member={member} />
      </Td>
      <Td>
        <Takes takes={member.takes} />
      </Td>
      <Td>
        <Typography>
          {member.hours ? hoursText(member.hours, dayName, ownZone()) : words('lead.teams.hours.always')}
        </Typography>
      </Td>
      <Td>
        <Flex justifyContent="space-between" gap={3}>
          <State member={member} />
          {onAway ? (
            <Button
              size="S"
              variant="tertiary"
              aria-label={words('lead.away.title.of', { name: member.name })}
              onClick={() => onAway(member)}
            >
              {words('lead.away.short')}
            </Button>
          ) : null}
        </Flex>
      </Td>
    </Tr>
  );
}

type TeamCardProps = {
  team: TeamView;
  maySet: boolean;
  onEdit: () => void;
  onRemove: () => void;
  onAway: (member: Member) => void;
};

/** One team: its members, what each gets and takes, and whether they are there. */
export function TeamCard({ team, maySet, onEdit, onRemove, onAway }: TeamCardProps) {
  const words = useWords();
  const { name, members, outsideHours } = team;
  return (
    <Box data-testid="douyin-team" data-name={name}>
      <Flex justifyContent="space-between" paddingBottom={2}>
        <Flex gap={3} alignItems="baseline" wrap="wrap">
          <Typography tag="h3" variant="delta">
            {name}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {words('lead.teams.outside.card', { choice: words(`lead.teams.outside.${outsideHours}`) })}
          </Typography>
        </Flex>
        {maySet ? (
          <Flex gap={1}>
            <IconButton
              variant="ghost"
              label={words('lead.teams.edit.title', { name })}
              onClick={onEdit}
              data-testid="douyin-team-edit"
            >
              <Pencil />
            </IconButton>
            <IconButton
              variant="ghost"
              label={words('lead.teams.remove', { name })}
              onClick={onRemove}
              data-testid="douyin-team-remove"
            >
              <Trash />
            </IconButton>
          </Flex>
        ) : null}
      </Flex>
      {members.length === 0 ? (
        <Typography textColor="neutral600">{words('lead.teams.members.none')}</Typography>
      ) : (
        <Table aria-label={name}>
          <Thead>
            <tr>
              {columns.map((column) => (
                <Th key={column}>{words(`lead.teams.column.${column}`)}</Th>
              ))}
            </tr>
          </Thead>
          <Tbody>
            {members.map((member) => (
              <MemberRow key={member.admin} member={member} onAway={maySet ? onAway : null} />
            ))}
          </Tbody>
        </Table>
      )}
    </Box>
  );
}
