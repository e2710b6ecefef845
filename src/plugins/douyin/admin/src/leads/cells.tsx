import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import type { PanelLead } from '../../../contracts/lead-panel';
import { Moment } from '../shared/Moment';
import { useMoments } from '../shared/moments';
import { TagChip } from '../shared/TagChip';
import { useWords } from '../shared/words';
import { useNames, useTagColor } from './choices';
import { ownZone } from './days';
import { lightOf } from './follow-up';
import type { Density, LeadColumn } from './layout';
import { StageBadge } from './stages';

type CellProps = { lead: PanelLead; now: number; density: Density };

const nothing = <Typography textColor="neutral600">–</Typography>;

function Short({ text, width = '18rem', quiet = false }: { text: string; width?: string; quiet?: boolean }) {
  return (
    <Typography
      ellipsis
      title={text}
      variant={quiet ? 'pi' : 'omega'}
      textColor={quiet ? 'neutral600' : 'neutral800'}
      style={{ display: 'block', maxWidth: width }}
    >
      {text}
    </Typography>
  );
}

const lights = { overdue: 'danger600', today: 'warning600', later: 'neutral600' } as const;

/** When a lead is to be followed up, with a light for what is late or due today. */
export function FollowUpLight({ at, now }: { at: string | null; now: number }) {
  const words = useWords();
  const { full, distance } = useMoments();
  const light = lightOf(at, new Date(now), ownZone());
  if (!at || !light) return nothing;
  return (
    <Flex gap={1} title={full(at)} data-light={light}>
      {light === 'later' ? null : <Clock width="1.2rem" height="1.2rem" fill={lights[light]} aria-hidden />}
      <Typography
        textColor={light === 'overdue' ? 'danger600' : 'neutral800'}
        fontWeight={light === 'later' ? 'regular' : 'semiBold'}
      >
        {light === 'later' ? distance(at) : words(`lead.light.${light}`, { when: distance(at) })}
      </Typography>
    </Flex>
  );
}

const shownTags = 2;

function Tags({ tags }: { tags: string[] }) {
  const colorOf = useTagColor();
  if (tags.length === 0) return nothing;
  const more = tags.length - shownTags;
  return (
    <Flex gap={1} title={tags.join(' ')}>
      {tags.slice(0, shownTags).map((tag) => (
        <TagChip key={tag} tag={tag} color={colorOf(tag)} maxWidth="12rem" />
      ))}
      {more > 0 ? <Typography variant="pi">+{more}</Typography> : null}
    </Flex>
  );
}

function Source({ lead, density }: CellProps) {
  const words = useWords();
  const kind = words(`lead.source.${lead.source}`);
  const from = lead.account?.name ?? lead.app?.name;
  if (!from) return <Short text={kind} />;
  if (density === 'compact') return <Short text={`${kind} · ${from}`} />;
  return (
    <div>
      <Short text={kind} />
      <Short quiet text={from} />
    </div>
  );
}

function Owner({ lead: { owner, ownerName } }: CellProps) {
  const words = useWords();
  if (owner === null) return <Typography textColor="neutral600">{words('lead.owner.none')}</Typography>;
  return <Short width="12rem" text={ownerName ?? words('lead.owner.gone')} />;
}

function Team({ lead }: CellProps) {
  const { team } = useNames();
  return lead.team ? <Short width="12rem" text={team(lead.team) ?? lead.team} /> : nothing;
}

const placeOf = ({ province, city }: PanelLead): string =>
  [...new Set([province, city].filter(Boolean))].join(' ');

const cells: Record<LeadColumn, (props: CellProps) => ReactNode> = {
  status: ({ lead }) => <StageBadge stage={lead.status} />,
  followUp: ({ lead, now }) => <FollowUpLight at={lead.nextFollowUpAt} now={now} />,
  owner: (props) => <Owner {...props} />,
  source: (props) => <Source {...props} />,
  tags: ({ lead }) => <Tags tags={lead.tags} />,
  phone: ({ lead }) => (lead.phoneMasked ? <Typography>{lead.phoneMasked}</Typography> : nothing),
  acquired: ({ lead }) => <Moment at={lead.acquireTime} />,
  team: (props) => <Team {...props} />,
  notes: ({ lead }) => (lead.notes ? <Short width="24rem" text={lead.notes} /> : nothing),
  place: ({ lead }) => (placeOf(lead) ? <Short text={placeOf(lead)} /> : nothing),
  seen: ({ lead }) => <Moment at={lead.lastSeenTime} />,
};

/** What one column shows of a lead. */
export const cellOf = (column: LeadColumn, props: CellProps): ReactNode => cells[column](props);
