import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { IncidentView } from '../../../contracts/notices';
import { searchPath } from '../accounts/account-filters';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';
import { useIncidentWords } from './incident-words';

const wrap = { maxWidth: '44rem', whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

/** What happened and what to do about it. */
export function IncidentStory({ incident }: { incident: IncidentView }) {
  const words = useWords();
  const { title, sentence, remedy, facts } = useIncidentWords()(incident);
  const line = facts.map(({ name, value }) => words('alert.fact', { name, value }));
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={3} paddingBottom={3} style={wrap}>
      <Typography fontWeight="bold">{title}</Typography>
      <Typography>{sentence}</Typography>
      {remedy ? (
        <Typography variant="pi" textColor="neutral600">
          {remedy}
        </Typography>
      ) : null}
      {line.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {line.join(' · ')}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** Where a subject is looked at, inside the plugin; null for the site itself. */
function placeOf({ type, id, name }: IncidentView['subject']): string | null {
  if (type === 'app') return `/apps/${id}`;
  return type === 'account' ? searchPath(name) : null;
}

/** Who or what an incident is about. */
export function IncidentSubject({ subject }: { subject: IncidentView['subject'] }) {
  const words = useWords();
  const place = placeOf(subject);
  const name = (
    <Typography tag="span" ellipsis style={{ display: 'block', maxWidth: '16rem' }} title={subject.name}>
      {subject.name}
    </Typography>
  );
  return (
    <Flex direction="column" alignItems="flex-start">
      {place ? (
        <Link tag={RouterLink} to={pagePath(place)}>
          {name}
        </Link>
      ) : (
        name
      )}
      <Typography variant="pi" textColor="neutral600">
        {words(`alert.subject.${subject.type}`)}
      </Typography>
    </Flex>
  );
}
