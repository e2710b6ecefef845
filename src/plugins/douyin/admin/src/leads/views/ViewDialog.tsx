import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { viewLimits, type LeadView } from '../../../../contracts/lead-views';
import { useAllowed } from '../../permissions';
import { SteadyButton } from '../../shared/SteadyButton';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useWords } from '../../shared/words';

/** What a view is called, and who sees it. */
export type Naming = { name: string; isShared: boolean };

type DialogProps = {
  /** Null for a new one. */
  view: LeadView | null;
  busy: boolean;
  onSave: (naming: Naming) => Promise<boolean>;
  onClose: () => void;
  /** Where the focus goes afterwards, unless to what opened the dialog. */
  returnTo?: () => HTMLElement | null;
};

function Sharing({ naming, onChange }: { naming: Naming; onChange: (naming: Naming) => void }) {
  const words = useWords();
  return (
    <Checkbox
      checked={naming.isShared}
      onCheckedChange={(isShared) => onChange({ ...naming, isShared: isShared === true })}
      data-testid="douyin-view-shared"
    >
      {words('lead.views.share.all')}
    </Checkbox>
  );
}

/** Asks for the name of a view, and whether others see it. */
export function ViewDialog({ view, busy, onSave, onClose, returnTo }: DialogProps) {
  const words = useWords();
  const returnFocus = useReturnFocus(returnTo);
  const mayShare = useAllowed()('lead.views');
  const [naming, setNaming] = useState<Naming>({ name: view?.name ?? '', isShared: view?.isShared ?? false });
  const isReady = naming.name.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !busy && (await onSave({ ...naming, name: naming.name.trim() }))) onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '48rem' }}
        data-testid="douyin-view-dialog"
      >
        <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
          <Modal.Header closeLabel={words('action.close')}>
            <Modal.Title>{words(view ? 'lead.views.rename' : 'lead.views.save-as')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root required hint={words('lead.views.name.hint')}>
                <Field.Label>{words('lead.views.name')}</Field.Label>
                <TextInput
                  name="view-name"
                  maxLength={viewLimits.name}
                  value={naming.name}
                  onChange={({ target }) => setNaming({ ...naming, name: target.value })}
                />
                <Field.Hint />
              </Field.Root>
              {mayShare && (!view || view.isMine) ? <Sharing naming={naming} onChange={setNaming} /> : null}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {words('action.cancel')}
            </Button>
            <SteadyButton type="submit" busy={busy} idle={!isReady} data-testid="douyin-view-save">
              {words('action.save')}
            </SteadyButton>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
