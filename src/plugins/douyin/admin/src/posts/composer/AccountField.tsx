import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { PostAccount } from '../../../../contracts/post-desk';
import { postWays } from '../../../../contracts/post-views';
import { OneOf } from '../../shared/OneOf';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';
import { FoundLines } from './FoundLines';
import type { ComposerForm } from './form';

/** Whether an account can go none of the ways. */
const isShut = ({ ways }: PostAccount): boolean => ways.create.lack !== null && ways.handoff.lack !== null;

function useAccountLine(): (account: PostAccount) => string {
  const words = useWords();
  return (account) => {
    const { name, appName, ways } = account;
    const line = `${name} · ${appName}`;
    return isShut(account)
      ? words('post.account.shut', { line, why: words(`error.${ways.create.lack}`) })
      : line;
  };
}

function Accounts({ form: { desk, account, isStored, found, change } }: { form: ComposerForm }) {
  const words = useWords();
  const lineOf = useAccountLine();
  const fault = found('account').length > 0 ? words('post.finding.no-account') : undefined;
  return (
    <Field.Root
      name="account"
      required
      error={fault}
      hint={isStored ? words('post.account.stays') : undefined}
    >
      <Field.Label>{words('post.field.account')}</Field.Label>
      <SingleSelect
        placeholder={words('post.account.choose')}
        value={account?.id ?? null}
        disabled={isStored}
        onChange={(id: string | number) => change({ accountId: String(id) })}
      >
        {desk.accounts.map((one) => (
          <SingleSelectOption key={one.id} value={one.id} disabled={isShut(one)}>
            {lineOf(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** For which account, and in which of the ways that it has; says why one is shut. */
export function AccountField({ form }: { form: ComposerForm }) {
  const words = useWords();
  const { draft, account, desk, found, change } = form;
  return (
    <Panel title={words('post.section.account')}>
      <Accounts form={form} />
      <Flex direction="column" alignItems="stretch" gap={2}>
        <OneOf
          label={words('post.field.way')}
          stacked
          options={postWays.map((name) => {
            const lack = account?.ways[name].lack;
            const hint = words(`post.way.${name}.hint`, { minutes: desk.linkMinutes });
            return {
              name,
              label: words(`post.way.${name}`),
              hint: lack ? words(`post.finding.lack.${lack}`) : hint,
            };
          })}
          value={draft.way}
          onChange={(way) => change({ way })}
          testId="douyin-post-way"
        />
        <FoundLines findings={found('way')} />
      </Flex>
    </Panel>
  );
}
