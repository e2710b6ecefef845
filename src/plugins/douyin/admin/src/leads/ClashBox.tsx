import { Button, Flex, Typography } from '@strapi/design-system';
import { Banner } from '../shared/Banner';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { useNames } from './choices';
import type { Clash } from './conflict';
import { useStageName } from './stages';
import type { LeadDesk } from './use-lead';

function useShown(): (clash: Pick<Clash, 'field'>, value: unknown) => string {
  const words = useWords();
  const stageName = useStageName();
  const names = useNames();
  const { full } = useMoments();
  return ({ field }, value) => {
    if (value === null || value === '' || value === undefined) return words('lead.clash.empty');
    const text = String(value);
    if (Array.isArray(value)) return value.join(words('list.separator')) || words('lead.clash.empty');
    if (field === 'status') return stageName(text);
    if (field === 'owner') return names.person(text) ?? words('lead.owner.gone');
    if (field === 'team') return names.team(text) ?? text;
    return field === 'nextFollowUpAt' ? full(text) : text;
  };
}

function Sides({ clash }: { clash: Clash }) {
  const words = useWords();
  const shown = useShown();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold">{words(`lead.field.${clash.field}`)}</Typography>
      <Typography data-testid="douyin-clash-theirs">
        {words('lead.clash.theirs', { value: shown(clash, clash.theirs) })}
      </Typography>
      <Typography data-testid="douyin-clash-yours">
        {words('lead.clash.yours', { value: shown(clash, clash.yours) })}
      </Typography>
    </Flex>
  );
}

/** Two changes that met, and the ways to settle it. */
export type ClashDesk = Pick<LeadDesk, 'clashed' | 'yield' | 'insist'>;

/** Says that somebody else was faster, shows both sides and lets the administrator choose. */
export function ClashBox({ desk }: { desk: ClashDesk }) {
  const words = useWords();
  const { clashed } = desk;
  if (!clashed) return null;
  return (
    <Banner variant="warning" title={words('lead.clash.title')} testId="douyin-lead-clash">
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {clashed.clashes.map((clash) => (
          <Sides key={clash.field} clash={clash} />
        ))}
        <Flex gap={2} wrap="wrap">
          <Button
            size="S"
            variant="tertiary"
            onClick={() => void desk.yield()}
            data-testid="douyin-clash-yield"
          >
            {words('lead.clash.yield')}
          </Button>
          <Button size="S" onClick={() => void desk.insist()} data-testid="douyin-clash-insist">
            {words('lead.clash.insist')}
          </Button>
        </Flex>
      </Flex>
    </Banner>
  );
}
