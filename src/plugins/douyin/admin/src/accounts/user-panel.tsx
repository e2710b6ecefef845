import { lazy, Suspense, type ReactNode } from 'react';
import { Loader } from '@strapi/design-system';
import { useAllowed } from '../permissions';
import { OwnWords } from '../shared/OwnWords';
import { useWords } from '../shared/words';

const UserAccounts = lazy(() => import('./UserAccounts').then((file) => ({ default: file.UserAccounts })));

/** What the Content Manager tells a panel beside an entry. */
type PanelProps = { model: string; documentId?: string };

/** What a panel beside an entry gives back; null leaves it out. */
type PanelDescription = { title: string; content: ReactNode } | null;

/** Beside a user of the site: that user's Douyin accounts. Strapi calls it as a component. */
export function UserPanel({ model, documentId }: PanelProps): PanelDescription {
  const words = useWords();
  const allowed = useAllowed()('account.read');
  if (model !== 'plugin::users-permissions.user' || !documentId || !allowed) return null;
  const content = (
    <Suspense fallback={<Loader small>{words('loading')}</Loader>}>
      <OwnWords>
        <UserAccounts key={documentId} id={documentId} />
      </OwnWords>
    </Suspense>
  );
  return { title: words('identity.title'), content };
}

type Register = (panels: (typeof UserPanel)[]) => void;

/** Adds our panel to the Content Manager; without that plugin, or in a version that has no such panels, nothing happens. */
export function addUserPanel(contentManager: { apis: Record<string, unknown> } | undefined): void {
  const add = contentManager?.apis.addEditViewSidePanel;
  if (typeof add === 'function') (add as Register)([UserPanel]);
}
