import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { DoctorCheck, DoctorFinding, DoctorResult } from '../../../contracts/doctor';
import { OutcomeIcon } from '../checks/OutcomeBadge';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { sections } from '../sections';
import { useKnownWords, useWords } from '../shared/words';
import type { RowState } from './doctor-run';

const icons = {
  ok: 'pass',
  warning: 'warn',
  error: 'fail',
  skipped: 'none',
  waiting: 'waiting',
  running: 'running',
} as const;

/** A link to the page where a finding is set right, for who may open it. */
function PlaceLink({ place }: { place: string }) {
  const words = useWords();
  const allowed = useAllowed();
  const section = sections.find(({ path }) => place.startsWith(path));
  if (!section || !allowed(section.needs)) return null;
  return (
    <Link tag={NavLink} to={pagePath(place)} data-testid="douyin-doctor-go">
      {words('doctor.go', { page: words(`nav.${section.name}`) })}
    </Link>
  );
}

function FindingLines({ finding: { reason, state, details, place } }: { finding: DoctorFinding }) {
  const words = useWords();
  const known = useKnownWords();
  const remedy = `doctor.${reason}.remedy`;
  return (
    <Box tag="li" data-testid="douyin-doctor-finding" data-reason={reason} data-state={state}>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ overflowWrap: 'anywhere' }}>
        <Typography>{words(`doctor.${reason}`, details)}</Typography>
        {known(remedy) ? (
          <Typography fontWeight="bold">
            {words('doctor.remedy', { remedy: words(remedy, details) })}
          </Typography>
        ) : null}
        {place ? <PlaceLink place={place} /> : null}
      </Flex>
    </Box>
  );
}

type DoctorRowProps = { check: DoctorCheck; state: Exclude<RowState, null>; result?: DoctorResult };

/** One check: its state, what it found, and what to do about each. */
export function DoctorRow({ check, state, result }: DoctorRowProps) {
  const words = useWords();
  const settled = state !== 'running' && state !== 'waiting';
  return (
    <Box tag="li" data-testid={`douyin-doctor-${check}`} data-state={state}>
      <Flex gap={3} alignItems="flex-start">
        <Box width="1.8rem" paddingTop="1px" style={{ flexShrink: 0, lineHeight: 0 }}>
          <OutcomeIcon state={icons[state]} />
        </Box>
        <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth={0}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography tag="h3" fontWeight="bold">
              {words(`doctor.name.${check}`)}
            </Typography>
            <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
              {words(`doctor.state.${state}`)}
            </Typography>
          </Flex>
          {settled && result ? (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {result.findings.map((finding, index) => (
                <FindingLines key={`${finding.reason}-${index}`} finding={finding} />
              ))}
            </Flex>
          ) : null}
        </Flex>
      </Flex>
    </Box>
  );
}
