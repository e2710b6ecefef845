import { useState } from 'react';
import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { appContracts, type AppView } from '../../../contracts/apps';
import type { Answer } from '../../../contracts/contract';
import { AskDialog } from '../shared/AskDialog';
import { Await } from '../shared/Await';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';

type Impact = Answer<typeof appContracts.impact>;

function ImpactList({ impact }: { impact: Impact }) {
  const words = useWords();
  const { accounts, users, switches } = impact;
  const names = switches.map((name) => words(`switch.${name}`)).join(words('list.separator'));
  const lines = [
    accounts > 0 ? words('app.delete.accounts', { accounts }) : words('app.delete.no-accounts'),
    users > 0 ? words('app.delete.users', { users }) : null,
    names ? words('app.delete.switches', { names }) : null,
    words('app.delete.undo-hint'),
  ].filter((line) => line !== null);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} data-testid="douyin-delete-impact">
      {lines.map((line) => (
        <Typography tag="li" key={line} style={{ listStyle: 'disc', marginInlineStart: '2rem' }}>
          {line}
        </Typography>
      ))}
    </Flex>
  );
}

type DeleteDialogProps = { app: AppView; onDelete: (app: AppView) => Promise<void>; onClose: () => void };

/** Asks before an app is deleted: says what stops working, and wants its name typed when accounts hang on it. */
export function DeleteDialog({ app, onDelete, onClose }: DeleteDialogProps) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const impact = useAnswer(appContracts.impact, { params: { id: app.id } });
  const mustType = impact.data === null || impact.data.accounts > 0;
  const confirmed = !mustType || typed.trim() === app.name;
  const remove = async () => {
    await onDelete(app);
    onClose();
  };
  return (
    <AskDialog
      title={words('app.delete.title', { name: app.name })}
      confirm={words('app.delete.confirm')}
      danger
      disabled={impact.data === null || !confirmed}
      onConfirm={remove}
      onCancel={onClose}
      testId="douyin-delete-dialog"
    >
      <Await of={impact}>{(data) => <ImpactList impact={data} />}</Await>
      {impact.data && mustType ? (
        <Field.Root name="confirmName" required>
          <Field.Label>{words('app.delete.type-name', { name: app.name })}</Field.Label>
          <TextInput
            value={typed}
            autoComplete="off"
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
          />
        </Field.Root>
      ) : null}
    </AskDialog>
  );
}
