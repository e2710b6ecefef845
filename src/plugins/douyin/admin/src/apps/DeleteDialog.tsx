import { useState } from 'react';
import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { appContracts, type AppView } from '../../../contracts/apps';
import type { Answer } from '../../../contracts/contract';
import { AskDialog } from '../shared/AskDialog';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
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

/** Why an app cannot be deleted at all, as a key; null when it can. */
function hindrance({ isDefault, origins }: AppView): string | null {
  if (isDefault) return 'app.delete.not-default';
  return Object.keys(origins).length > 0 ? 'app.delete.from-environment' : null;
}

type TypeNameProps = { name: string; typed: string; onType: (typed: string) => void };

function TypeName({ name, typed, onType }: TypeNameProps) {
  const words = useWords();
  return (
    <Field.Root name="confirmName" required>
      <Field.Label>{words('app.delete.type-name', { name })}</Field.Label>
      <TextInput
        name="confirmName"
        value={typed}
        autoComplete="off"
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onType(event.target.value)}
      />
    </Field.Root>
  );
}

type DeleteDialogProps = { app: AppView; onDelete: (app: AppView) => Promise<void>; onClose: () => void };

/** Asks before an app is deleted: says what stops working, and wants its name typed when accounts hang on it. */
export function DeleteDialog({ app, onDelete, onClose }: DeleteDialogProps) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const impact = useAnswer(appContracts.impact, { params: { id: app.id } });
  const hindered = hindrance(app);
  const mustType = impact.data !== null && impact.data.accounts > 0;
  const ready = impact.data !== null && !hindered && (!mustType || typed.trim() === app.name);
  const remove = async () => {
    try {
      await onDelete(app);
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words('app.delete.title', { name: app.name })}
      confirm={words('app.delete.confirm')}
      danger
      disabled={!ready}
      onConfirm={remove}
      onCancel={onClose}
      testId="douyin-delete-dialog"
    >
      {hindered ? <Banner variant="warning">{words(hindered, { name: app.name })}</Banner> : null}
      {failure ? <FailureBox failure={failure} /> : null}
      {hindered ? null : <Await of={impact}>{(data) => <ImpactList impact={data} />}</Await>}
      {mustType && !hindered ? <TypeName name={app.name} typed={typed} onType={setTyped} /> : null}
    </AskDialog>
  );
}
