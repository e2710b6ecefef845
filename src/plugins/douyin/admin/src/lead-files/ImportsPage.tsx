import { Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { BackLink } from '../shared/BackLink';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { DropFile } from './DropFile';
import { ImportsTable } from './ImportsTable';
import { useImports } from './use-imports';

function ImportList() {
  const words = useWords();
  const imports = useImports();
  const navigate = useNavigate();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <DropFile onSent={({ id }) => navigate(pagePath(`/leads/imports/${id}`))} />
      <Typography tag="h2" variant="delta">
        {words('lead.import.list')}
      </Typography>
      <Await of={imports.list}>
        {(rows) =>
          rows.length === 0 ? (
            <Typography textColor="neutral600" data-testid="douyin-imports-empty">
              {words('lead.import.empty')}
            </Typography>
          ) : (
            <ImportsTable rows={rows} imports={imports} />
          )
        }
      </Await>
    </Flex>
  );
}

/** Where files of leads come in, and what came of those before. */
export function ImportsPage() {
  const words = useWords();
  return (
    <Screen
      title={words('lead.import.title')}
      subtitle={words('lead.import.subtitle')}
      needs="lead.import"
      back={<BackLink to="/leads">{words('lead.back')}</BackLink>}
    >
      <ImportList />
    </Screen>
  );
}
