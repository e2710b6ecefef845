import { Flex, IconButton } from '@strapi/design-system';
import { Pencil, Star, Trash } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { AppView } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';
import type { AppActions } from './use-app-actions';

/** The default app is the one visitors log in with when none is named. */
const mayBeDefault = ({ isDefault, provider }: AppView): boolean =>
  !isDefault && platformTraits[provider].switches.includes('login');

type AppRowActionsProps = { app: AppView; actions: AppActions; onDelete: (app: AppView) => void };

/** The buttons at the end of an app's row, as far as the administrator may use them. */
export function AppRowActions({ app, actions, onDelete }: AppRowActionsProps) {
  const words = useWords();
  const allowed = useAllowed();
  const navigate = useNavigate();
  const label = (key: string) => words(key, { name: app.name });
  return (
    <Flex gap={1} justifyContent="flex-end">
      {allowed('app.update') && mayBeDefault(app) ? (
        <IconButton
          variant="ghost"
          label={label('app.default.make')}
          onClick={() => void actions.makeDefault(app)}
          data-testid="douyin-app-make-default"
        >
          <Star />
        </IconButton>
      ) : null}
      <IconButton
        variant="ghost"
        label={label('app.edit')}
        onClick={() => navigate(pagePath(`/apps/${app.id}`))}
        data-testid="douyin-app-edit"
      >
        <Pencil />
      </IconButton>
      {allowed('app.delete') ? (
        <IconButton
          variant="ghost"
          label={label('app.remove')}
          onClick={() => onDelete(app)}
          data-testid="douyin-app-delete"
        >
          <Trash />
        </IconButton>
      ) : null}
    </Flex>
  );
}
