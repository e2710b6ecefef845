import { useEffect, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { appContracts, type AppView, type SaveNotice } from '../../../contracts/apps';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { AppEditor } from './AppEditor';
import { BackToApps } from './BackToApps';

type Handed = { notices?: SaveNotice[] } | null;

/** What the page before handed over, once: a reload of the window must not show it again. */
function useHandedNotices(): SaveNotice[] | undefined {
  const { state, pathname } = useLocation();
  const navigate = useNavigate();
  const [notices] = useState((state as Handed)?.notices);
  useEffect(() => {
    if ((state as Handed)?.notices) navigate(pathname, { replace: true, state: null });
  }, [state, pathname, navigate]);
  return notices;
}

function StoredApp({ id }: { id: string }) {
  const words = useWords();
  const notices = useHandedNotices();
  const answer = useAnswer(appContracts.read, { params: { id } });
  if (answer.data) return <AppEditor app={answer.data} notices={notices} />;
  return (
    <Screen title={words('app.page.title')} needs="app.read" back={<BackToApps />}>
      <Await of={answer}>{() => <Typography>{words('loading')}</Typography>}</Await>
    </Screen>
  );
}

/** The page of one app, or of a new one under `/apps/new`. */
export function AppPage() {
  const { id = 'new' } = useParams();
  const navigate = useNavigate();
  const open = ({ app, notices }: { app: AppView; notices: SaveNotice[] }) =>
    navigate(pagePath(`/apps/${app.id}`), { replace: true, state: { notices } });
  return id === 'new' ? <AppEditor key="new" app={null} onCreated={open} /> : <StoredApp key={id} id={id} />;
}
