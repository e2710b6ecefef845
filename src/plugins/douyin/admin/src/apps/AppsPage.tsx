import { useState } from 'react';
import { Checkbox, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { appContracts, type AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { AppsTable } from './AppsTable';
import { DeleteDialog } from './DeleteDialog';
import { DeletedApps } from './DeletedApps';
import { UndoBanner } from './UndoBanner';
import { useAppActions } from './use-app-actions';

function CreateButton() {
  const words = useWords();
  if (!useAllowed()('app.update')) return null;
  return (
    <LinkButton tag={Link} to={pagePath('/apps/new')} startIcon={<Plus />} data-testid="douyin-app-create">
      {words('app.create')}
    </LinkButton>
  );
}

function NoApps() {
  const words = useWords();
  return (
    <Empty title={words('app.empty.title')} action={<CreateButton />} testId="douyin-apps-empty">
      {words('app.empty.text')}
    </Empty>
  );
}

/** The apps of this site: what they are used for, how their last test went, and what can be done with them. */
export function AppsPage() {
  const words = useWords();
  const apps = useAnswer(appContracts.list);
  const [showDeleted, setShowDeleted] = useState(false);
  const [asked, setAsked] = useState<AppView | null>(null);
  const actions = useAppActions(apps.reload);
  const live = apps.data?.apps.filter(({ deletedAt }) => deletedAt === null) ?? [];
  return (
    <Screen
      title={words('app.list.title')}
      subtitle={words('app.list.subtitle')}
      needs="app.read"
      primary={live.length > 0 ? <CreateButton /> : null}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {actions.removed ? <UndoBanner app={actions.removed} actions={actions} /> : null}
        <Await of={apps}>
          {() =>
            live.length > 0 ? <AppsTable apps={live} actions={actions} onDelete={setAsked} /> : <NoApps />
          }
        </Await>
        <Checkbox
          checked={showDeleted}
          onCheckedChange={(checked: boolean | 'indeterminate') => setShowDeleted(checked === true)}
          data-testid="douyin-apps-show-deleted"
        >
          {words('app.deleted.show')}
        </Checkbox>
        {showDeleted ? <DeletedApps actions={actions} /> : null}
      </Flex>
      {asked ? <DeleteDialog app={asked} onDelete={actions.remove} onClose={() => setAsked(null)} /> : null}
    </Screen>
  );
}
