import { useState } from 'react';
import { Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { staffLimits } from '../../../contracts/leads';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

function RemarkForm({ desk, onDone }: { desk: LeadDesk; onDone: () => void }) {
  const words = useWords();
  const [text, setText] = useState(desk.lead.notes);
  const save = async () => {
    await desk.edit({ notes: text.trim() });
    onDone();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Textarea
        autoFocus
        name="remark"
        aria-label={words('lead.column.notes')}
        maxLength={staffLimits.notes}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Flex justifyContent="flex-end" gap={2}>
        <SteadyButton size="S" variant="tertiary" onClick={onDone}>
          {words('action.cancel')}
        </SteadyButton>
        <SteadyButton size="S" busy={desk.busy} onClick={() => void save()} data-testid="douyin-remark-save">
          {words('action.save')}
        </SteadyButton>
      </Flex>
    </Flex>
  );
}

/** The one remark of a lead, which the search looks through. */
export function RemarkPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const mayEdit = useAllowed()('lead.update');
  const [editing, setEditing] = useState(false);
  const { notes } = desk.lead;
  const edit = (
    <IconButton
      size="XS"
      variant="ghost"
      label={words('lead.notes.edit')}
      onClick={() => setEditing(true)}
      data-testid="douyin-remark-edit"
    >
      <Pencil />
    </IconButton>
  );
  return (
    <Part
      title={words('lead.column.notes')}
      action={mayEdit && !editing ? edit : null}
      testId="douyin-lead-remark"
    >
      {editing ? (
        <RemarkForm desk={desk} onDone={() => setEditing(false)} />
      ) : (
        <Typography textColor={notes ? 'neutral800' : 'neutral600'} style={{ whiteSpace: 'pre-wrap' }}>
          {notes || '–'}
        </Typography>
      )}
    </Part>
  );
}
