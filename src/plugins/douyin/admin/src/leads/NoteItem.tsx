import { useState } from 'react';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Pin, Trash } from '@strapi/icons';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import { timelineContracts, type NoteView } from '../../../contracts/lead-timeline';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { SteadyButton } from '../shared/SteadyButton';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { NoteField } from './mentions/NoteField';
import { NoteText } from './mentions/NoteText';
import { useNaming } from './mentions/use-naming';

type NoteProps = { leadId: number; note: NoteView; onChanged: () => void };

function useNote({ leadId, note, onChanged }: NoteProps) {
  const showFailure = useShowFailure();
  const params = { id: leadId, note: note.id };
  const doing = async (work: () => Promise<unknown>) => {
    try {
      await work();
      onChanged();
      return true;
    } catch (thrown) {
      showFailure(thrown);
      return false;
    }
  };
  return {
    pin: (pinned: boolean) =>
      doing(() => callApi(leadPanelContracts.changeNote, { params, body: { pinned } })),
    rewrite: (text: string, named: () => Promise<number[]>) =>
      doing(async () => {
        const body = { text, mentions: await named() };
        await callApi(leadPanelContracts.changeNote, { params, body });
      }),
    remove: () => doing(() => callApi(timelineContracts.removeNote, { params })),
  };
}

type FormProps = Pick<NoteProps, 'leadId' | 'note'> & {
  onSave: (text: string, named: () => Promise<number[]>) => void;
  onCancel: () => void;
};

function NoteForm({ leadId, note, onSave, onCancel }: FormProps) {
  const words = useWords();
  const [text, setText] = useState(note.text);
  const naming = useNaming({ leadId, text, onText: setText, before: note.mentions });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <NoteField naming={naming} text={text} onText={setText} label={words('lead.note.edit')} autoFocus />
      <Flex gap={2} justifyContent="flex-end">
        <SteadyButton size="S" variant="tertiary" onClick={onCancel}>
          {words('action.cancel')}
        </SteadyButton>
        <SteadyButton size="S" idle={!text.trim()} onClick={() => onSave(text.trim(), naming.named)}>
          {words('action.save')}
        </SteadyButton>
      </Flex>
    </Flex>
  );
}

type ActionsProps = { note: NoteView; onPin: () => void; onEdit: () => void; onRemove: () => void };

function Actions({ note, onPin, onEdit, onRemove }: ActionsProps) {
  const words = useWords();
  if (!useAllowed()('lead.update')) return null;
  return (
    <Flex>
      <IconButton
        size="XS"
        variant="ghost"
        label={words(note.pinned ? 'lead.note.unpin' : 'lead.note.pin')}
        aria-pressed={note.pinned}
        onClick={onPin}
        data-testid="douyin-note-pin"
      >
        <Pin fill={note.pinned ? 'primary600' : undefined} />
      </IconButton>
      {note.isOwn ? (
        <>
          <IconButton
            size="XS"
            variant="ghost"
            label={words('lead.note.edit')}
            onClick={onEdit}
            data-testid="douyin-note-edit"
          >
            <Pencil />
          </IconButton>
          <IconButton
            size="XS"
            variant="ghost"
            label={words('lead.note.delete')}
            onClick={onRemove}
            data-testid="douyin-note-delete"
          >
            <Trash />
          </IconButton>
        </>
      ) : null}
    </Flex>
  );
}

/** One note of the staff: pinned by anybody, changed and deleted by who wrote it. */
export function NoteItem(props: NoteProps) {
  const { note } = props;
  const words = useWords();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const { pin, rewrite, remove } = useNote(props);
  const save = async (text: string, named: () => Promise<number[]>) => {
    if (await rewrite(text, named)) setMode('read');
  };
  return (
    <Box background="neutral100" hasRadius padding={3} width="100%" data-testid="douyin-note">
      {mode === 'edit' ? (
        <NoteForm
          leadId={props.leadId}
          note={note}
          onSave={(text, named) => void save(text, named)}
          onCancel={() => setMode('read')}
        />
      ) : (
        <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
          <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            <NoteText note={note} />
            {note.editedAt ? (
              <Typography variant="pi" textColor="neutral600">
                {` ${words('lead.note.edited')}`}
              </Typography>
            ) : null}
          </Typography>
          <Actions
            note={note}
            onPin={() => void pin(!note.pinned)}
            onEdit={() => setMode('edit')}
            onRemove={() => setMode('delete')}
          />
        </Flex>
      )}
      {mode === 'delete' ? (
        <AskDialog
          title={words('lead.note.delete')}
          confirm={words('lead.note.delete.confirm')}
          danger
          onConfirm={async () => void (await remove())}
          onCancel={() => setMode('read')}
          testId="douyin-note-delete-dialog"
        >
          <Typography textAlign="center">{words('lead.note.delete.text')}</Typography>
        </AskDialog>
      ) : null}
    </Box>
  );
}
