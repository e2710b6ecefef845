import { useState } from 'react';
import { Checkbox, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { noticeContracts, type IncidentView } from '../../../contracts/notices';
import { callApi } from '../api';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { useAnswer } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { IncidentsTable } from './IncidentsTable';

function NoIncidents({ all }: { all: boolean }) {
  const words = useWords();
  return (
    <Empty title={words(all ? 'alert.empty.all' : 'alert.empty.open')} testId="douyin-alerts-empty">
      {words('alert.empty.text')}
    </Empty>
  );
}

/** Says that somebody knows of an incident, and reads the list again. */
function useAcknowledge(done: () => void): (incident: IncidentView) => void {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const showFailure = useShowFailure();
  return ({ id }) =>
    void callApi(noticeContracts.acknowledge, { params: { id } })
      .then(() => toggleNotification({ type: 'success', message: words('alert.acknowledge.done') }))
      .catch(showFailure)
      .finally(done);
}

/** Incidents and warnings: the open ones, or all. */
export function IncidentList() {
  const words = useWords();
  const { page, pageSize, filter, setFilter } = useListQuery();
  const [changes, setChanges] = useState(0);
  const all = filter('state') === 'all';
  const query = { page, pageSize, state: all ? ('all' as const) : ('open' as const) };
  const incidents = useAnswer(noticeContracts.list, { query }, changes);
  const acknowledge = useAcknowledge(() => setChanges((count) => count + 1));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Await of={incidents}>
        {({ rows, total }) =>
          total === 0 ? (
            <NoIncidents all={all} />
          ) : (
            <div>
              <IncidentsTable incidents={rows} onAcknowledge={acknowledge} />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
      <Checkbox
        checked={all}
        onCheckedChange={(checked: boolean | 'indeterminate') =>
          setFilter('state', checked === true ? 'all' : undefined)
        }
        data-testid="douyin-alerts-all"
      >
        {words('alert.show-all')}
      </Checkbox>
    </Flex>
  );
}
