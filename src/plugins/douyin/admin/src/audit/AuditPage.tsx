import { Flex } from '@strapi/design-system';
import { auditActions, auditContracts, type AuditAction } from '../../../contracts/audit';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Filter } from '../shared/Filter';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { AuditTable } from './AuditTable';
import { ExportButton } from './ExportButton';

const readAction = (text: string | undefined): AuditAction | undefined =>
  auditActions.find((action) => action === text);

function AuditList() {
  const words = useWords();
  const { page, pageSize, filter, setFilter } = useListQuery();
  const action = readAction(filter('action'));
  const target = filter('target');
  const entries = useAnswer(auditContracts.list, { query: { page, pageSize, action, target } });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Filter
          label={words('audit.filter.action')}
          value={action}
          options={auditActions.map((name) => ({ value: name, label: words(`audit.action.${name}`) }))}
          onChange={(next) => setFilter('action', next)}
        />
        <ExportButton query={{ action, target }} />
      </Flex>
      <Await of={entries}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty
              title={words(action ? 'audit.empty.filtered' : 'audit.empty.title')}
              testId="douyin-audit-empty"
            >
              {words('audit.empty.text')}
            </Empty>
          ) : (
            <div>
              <AuditTable entries={rows} />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
    </Flex>
  );
}

/** Who did what to which secret, grant or login. */
export function AuditPage() {
  const words = useWords();
  return (
    <Screen title={words('audit.list.title')} subtitle={words('audit.list.subtitle')} needs="audit.read">
      <AuditList />
    </Screen>
  );
}
