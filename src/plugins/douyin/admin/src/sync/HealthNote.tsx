import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { StreamView } from '../../../contracts/sync';
import { searchPath } from '../accounts/account-filters';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Banner } from '../shared/Banner';
import { failureOf } from '../shared/failure';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { needsNote, noteKey, toneOf, type Light } from './light';

type NoteProps = { stream: StreamView; light: Light };

/** The page where the trouble can be mended. */
function MendLink({ stream, light }: NoteProps) {
  const words = useWords();
  const allowed = useAllowed();
  const toAccount = light === 'reauthorize' || light === 'disconnected';
  if (toAccount && allowed('account.read'))
    return (
      <LinkButton tag={Link} size="S" variant="secondary" to={pagePath(searchPath(stream.accountName))}>
        {words('sync.mend.account')}
      </LinkButton>
    );
  if (light === 'app-off' && allowed('app.read'))
    return (
      <LinkButton tag={Link} size="S" variant="secondary" to={pagePath(`/apps/${stream.appId}`)}>
        {words('sync.mend.app')}
      </LinkButton>
    );
  return null;
}

const variants = { good: 'success', soon: 'warning', bad: 'danger', rest: 'info' } as const;

/** Why a stream is not well or does not run by itself, in words, and what to do about it. */
export function HealthNote({ stream, light }: NoteProps) {
  const words = useWords();
  const explain = useExplain();
  if (!needsNote(light) || light === 'review') return null;
  const cause = stream.failureCode === null ? null : explain(failureOf(stream.failureCode));
  const hasCause = cause !== null && ['failed', 'throttled', 'reauthorize'].includes(light);
  return (
    <Banner
      variant={variants[toneOf(light)]}
      title={words(noteKey(light, stream.kind))}
      action={<MendLink stream={stream} light={light} />}
      testId="douyin-sync-note"
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {hasCause ? <Typography>{words('sync.note.cause', { what: cause.what })}</Typography> : null}
        <Typography>
          {words('sync.note.remedy', {
            remedy: light === 'failed' && cause ? cause.remedy : words(`sync.remedy.${light}`),
          })}
        </Typography>
      </Flex>
    </Banner>
  );
}
