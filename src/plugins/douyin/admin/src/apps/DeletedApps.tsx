import { useEffect } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { appContracts, type AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { useMoments } from '../shared/moments';
import { Panel } from '../shared/Panel';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import type { AppActions } from './use-app-actions';

type DeletedRowProps = { app: AppView; onRestore: (() => void) | null };

function DeletedRow({ app, onRestore }: DeletedRowProps) {
  const words = useWords();
  const { full, distance } = useMoments();
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={3}
      data-testid={`douyin-deleted-${app.id}`}
      data-name={app.name}
    >
      <Flex gap={3}>
        <Typography fontWeight="semiBold">{app.name}</Typography>
        <Typography textColor="neutral600" style={{ fontFamily: 'monospace' }}>
          {app.clientKey ?? words('app.not-set')}
        </Typography>
        {app.deletedAt ? (
          <Typography variant="pi" textColor="neutral600" title={full(app.deletedAt)}>
            {words('app.deleted.at', { at: distance(app.deletedAt) })}
          </Typography>
        ) : null}
      </Flex>
      {onRestore ? (
        <Button
          variant="tertiary"
          startIcon={<ArrowsCounterClockwise />}
          onClick={onRestore}
          data-testid="douyin-app-restore"
        >
          {words('app.restore')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** The deleted apps, each of which can be brought back. */
export function DeletedApps({ actions }: { actions: AppActions }) {
  const words = useWords();
  const mayRestore = useAllowed()('app.delete');
  const answer = useAnswer(appContracts.list, { query: { deleted: 'true' } });
  const { reload } = answer;
  useEffect(() => {
    if (actions.changes > 0) reload();
  }, [actions.changes, reload]);
  return (
    <Panel title={words('app.deleted.title')} hint={words('app.deleted.hint')} testId="douyin-deleted-apps">
      <Await of={answer}>
        {({ apps }) => {
          const deleted = apps.filter(({ deletedAt }) => deletedAt !== null);
          if (deleted.length === 0) return <Typography>{words('app.deleted.none')}</Typography>;
          return (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {deleted.map((app) => (
                <DeletedRow
                  key={app.id}
                  app={app}
                  onRestore={mayRestore ? () => void actions.restore(app) : null}
                />
              ))}
            </Flex>
          );
        }}
      </Await>
    </Panel>
  );
}
