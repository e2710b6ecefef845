import { Fragment, useState } from 'react';
import type { AccountView } from '../../../contracts/accounts';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import type { Ask } from './account-asks';
import { AccountDetails } from './AccountDetails';
import { AccountRow } from './AccountRow';
import type { TokenCalls } from './use-token-calls';

const columns = ['account', 'state', 'access', 'grant', 'activity', 'actions'] as const;

type AccountsTableProps = { accounts: AccountView[]; calls: TokenCalls; onAsk: Ask };

/** The table of authorised accounts; each row opens to all that is known and can be done. */
export function AccountsTable({ accounts, calls, onAsk }: AccountsTableProps) {
  const words = useWords();
  const now = useClock();
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setOpen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Table aria-label={words('account.list.title')} data-testid="douyin-accounts">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`account.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {accounts.map((account) => (
          <Fragment key={account.id}>
            <AccountRow
              account={account}
              now={now}
              open={open.includes(account.id)}
              onToggle={() => toggle(account.id)}
              calls={calls}
            />
            {open.includes(account.id) ? (
              <Tr>
                <Td colSpan={columns.length} paddingTop={0}>
                  <AccountDetails account={account} now={now} calls={calls} onAsk={onAsk} />
                </Td>
              </Tr>
            ) : null}
          </Fragment>
        ))}
      </Tbody>
    </Table>
  );
}
