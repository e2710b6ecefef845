import { Button } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import type { AppView } from '../../../contracts/apps';
import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';
import type { AppActions } from './use-app-actions';

type UndoBannerProps = { app: AppView; actions: AppActions };

/** Says which app was just deleted and offers to bring it back. */
export function UndoBanner({ app, actions }: UndoBannerProps) {
  const words = useWords();
  const undo = (
    <Button
      variant="tertiary"
      startIcon={<ArrowsCounterClockwise />}
      onClick={() => void actions.restore(app)}
      data-testid="douyin-app-undo-delete"
    >
      {words('action.undo')}
    </Button>
  );
  return (
    <Banner variant="success" action={undo} onClose={actions.forgetRemoved} testId="douyin-app-deleted">
      {words('app.delete.done', { name: app.name })}
    </Banner>
  );
}
