import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Box, Textarea, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { staffLimits } from '../../../../contracts/leads';
import { useWords } from '../../shared/words';
import type { Naming } from './use-naming';

const List = styled.ul`
  position: absolute;
  z-index: 5;
  left: 0;
  right: 0;
  top: calc(100% + 0.4rem);
  max-height: 24rem;
  overflow-y: auto;
  padding: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

const Option = styled.li`
  padding: 0.8rem 1.2rem;
  cursor: pointer;
  border-radius: ${({ theme }) => theme.borderRadius};

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

type FieldProps = {
  naming: Naming;
  text: string;
  onText: (text: string) => void;
  label: string;
  id?: string;
  name?: string;
  placeholder?: string;
  height?: string;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** A field for a note: after `@` it offers colleagues, chosen with the arrow keys and Enter, or by a click. */
export function NoteField({ naming, text, onText, label, height, onKeyDown, ...rest }: FieldProps) {
  const words = useWords();
  const list = useId();
  const { field, offered, active, look, pick, close, onKey } = naming;
  const isOpen = offered.length > 0;
  const box = useRef<HTMLUListElement>(null);
  // The field may stand at the lower border of the window.
  useEffect(() => {
    if (isOpen) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const optionId = (id: number | undefined) => `${list}-${id}`;
  return (
    <Box position="relative">
      <Textarea
        {...rest}
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? optionId(active?.id) : undefined}
        maxLength={staffLimits.notes}
        value={text}
        onChange={({ target }) => {
          onText(target.value);
          look();
        }}
        onSelect={look}
        onBlur={close}
        onKeyDown={(event: KeyboardEvent) => {
          if (!onKey(event)) onKeyDown?.(event);
        }}
        style={height ? { height } : undefined}
      />
      <Typography
        role="status"
        style={{ position: 'absolute', clipPath: 'inset(50%)', height: 1, overflow: 'hidden' }}
      >
        {isOpen ? words('lead.note.offered', { count: offered.length }) : ''}
      </Typography>
      {isOpen ? (
        <List
          ref={box}
          role="listbox"
          id={list}
          aria-label={words('lead.note.colleagues')}
          data-testid="douyin-note-colleagues"
        >
          {offered.map((colleague) => (
            <Option
              key={colleague.id}
              id={optionId(colleague.id)}
              role="option"
              aria-selected={colleague === active}
              // The field would lose the focus, and the list with it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(colleague)}
            >
              <Typography>{colleague.name}</Typography>
            </Option>
          ))}
        </List>
      ) : null}
    </Box>
  );
}
