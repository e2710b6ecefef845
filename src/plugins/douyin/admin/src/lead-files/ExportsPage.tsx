import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { ChoicesProvider } from '../leads/choices';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Filter } from '../shared/Filter';
import { useListQuery } from '../shared/paging';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { ExportsTable } from './ExportsTable';
import { BackLink } from '../shared/BackLink';
import { useExports } from './use-exports';

function NoExports() {
  const words = useWords();
  const action = (
    <LinkButton tag={Link} to={pagePath('/leads')} variant="secondary">
      {words('lead.back')}
    </LinkButton>
  );
  return (
    <Empty title={words('lead.export.empty')} action={action} testId="douyin-exports-empty">
      {words('lead.export.empty.text')}
    </Empty>
  );
}

function ExportList() {
  const words = useWords();
  const mayAudit = useAllowed()('audit.read');
  const { filter, setFilter } = useListQuery();
  const whose = mayAudit && filter('whose') !== 'mine' ? 'all' : 'mine';
  const exports = useExports(whose);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {mayAudit ? (
        <Filter
          label={words('lead.export.whose')}
          value={whose === 'mine' ? whose : undefined}
          options={[{ value: 'mine', label: words('lead.export.whose.mine') }]}
          onChange={(next) => setFilter('whose', next)}
        />
      ) : null}
      <Await of={exports.list}>
        {(rows) => (rows.length === 0 ? <NoExports /> : <ExportsTable rows={rows} exports={exports} />)}
      </Await>
      <Typography variant="pi" textColor="neutral600">
        {words('lead.export.kept')}
      </Typography>
    </Flex>
  );
}

/** What was exported: by whom, why, what of, and the files that are still there. */
export function ExportsPage() {
  const words = useWords();
  return (
    <Screen
      title={words('lead.export.list')}
      subtitle={words('lead.export.list.subtitle')}
      needs="lead.export"
      back={<BackLink to="/leads">{words('lead.back')}</BackLink>}
    >
      <ChoicesProvider>
        <ExportList />
      </ChoicesProvider>
    </Screen>
  );
}
