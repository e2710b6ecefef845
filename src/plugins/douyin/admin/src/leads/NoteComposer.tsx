import { useState, type KeyboardEvent } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { timelineContracts } from '../../../contracts/lead-timeline';
import { callApi } from '../api';
import { SteadyButton } from '../shared/SteadyButton';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { NoteField } from './mentions/NoteField';
import { useNaming } from './mentions/use-naming';

type ComposerProps = { leadId: number; id: string; onAdded: () => void };

/** What was begun, by lead: another lead is opened and come back from without losing it. */
const drafts = new Map<number, string>();

function useNewNote({ leadId, onAdded }: ComposerProps) {
  const showFailure = useShowFailure();
  const [text, setDraft] = useState(drafts.get(leadId) ?? '');
  const [busy, setBusy] = useState(false);
  const setText = (next: string) => {
    setDraft(next);
    drafts.set(leadId, next);
  };
  const naming = useNaming({ leadId, text, onText: setText, before: [] });
  const add = async () => {
    const note = text.trim();
    if (!note || busy) return;
    setBusy(true);
    try {
      const mentions = await naming.named();
      await callApi(timelineContracts.addNote, { params: { id: leadId }, body: { text: note, mentions } });
      setText('');
      onAdded();
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return { text, setText, naming, busy, add };
}

/** Writes a new note; Ctrl or ⌘ with Enter adds it. */
export function NoteComposer(props: ComposerProps) {
  const words = useWords();
  const { text, setText, naming, busy, add } = useNewNote(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <NoteField
        naming={naming}
        text={text}
        onText={setText}
        id={props.id}
        name="note"
        label={words('lead.note.new')}
        placeholder={words('lead.note.new')}
        height="7.2rem"
        onKeyDown={onKeyDown}
      />
      <Flex gap={3} justifyContent="flex-end">
        <Typography variant="pi" textColor="neutral600">
          {words('lead.note.hint')}
        </Typography>
        <SteadyButton
          size="S"
          busy={busy}
          idle={!text.trim()}
          onClick={() => void add()}
          data-testid="douyin-note-add"
        >
          {words('lead.note.add')}
        </SteadyButton>
      </Flex>
    </Flex>
  );
}
