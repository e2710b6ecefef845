import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { useNavigate, useParams } from 'react-router-dom';
import { oauthClientContracts } from '../../../contracts/oauth-client';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { BackLink } from '../shared/BackLink';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ClientEditor } from './ClientEditor';
import { CredentialsDialog } from './CredentialsDialog';
import type { MadeClient } from './use-client-form';

function StoredClient({ id }: { id: string }) {
  const words = useWords();
  const answer = useAnswer(oauthClientContracts.read, { params: { id } });
  if (answer.data) return <ClientEditor client={answer.data} />;
  return (
    <Screen
      title={words('oauth.title')}
      needs="oauth.read"
      back={<BackLink to="/oauth">{words('oauth.back')}</BackLink>}
    >
      <Await of={answer}>{() => <Typography>{words('loading')}</Typography>}</Await>
    </Screen>
  );
}

function NewClient() {
  const navigate = useNavigate();
  const [made, setMade] = useState<MadeClient | null>(null);
  const open = ({ client: { id } }: MadeClient) => navigate(pagePath(`/oauth/${id}`), { replace: true });
  return (
    <>
      <ClientEditor client={null} isMade={made !== null} onCreated={setMade} />
      {made ? (
        <CredentialsDialog client={made.client} secret={made.secret} onClose={() => open(made)} />
      ) : null}
    </>
  );
}

/** The page of one connected site, or of a new one under `/oauth/new`. */
export function ClientPage() {
  const { id = 'new' } = useParams();
  return id === 'new' ? <NewClient /> : <StoredClient key={id} id={id} />;
}
