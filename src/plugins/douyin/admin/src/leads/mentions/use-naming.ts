import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { leadPanelContracts } from '../../../../contracts/lead-panel';
import type { Colleague } from '../../../../contracts/lead-timeline';
import { callApi } from '../../api';
import { useShowFailure } from '../../shared/use-explain';
import { askedAt, matching, namedIn, withName, type Asked } from './naming';

/** Colleagues who may read a lead, asked for when the first `@` is written. */
function useColleagues(leadId: number) {
  const [colleagues, setColleagues] = useState<Colleague[] | null>(null);
  const asked = useRef<Promise<Colleague[]> | null>(null);
  const ask = useCallback((): Promise<Colleague[]> => {
    asked.current ??= callApi(leadPanelContracts.colleagues, { params: { id: leadId } }).then(
      ({ rows }) => {
        setColleagues(rows);
        return rows;
      },
      (thrown: unknown) => {
        asked.current = null;
        throw thrown;
      },
    );
    return asked.current;
  }, [leadId]);
  return { colleagues, ask };
}

type Options = { leadId: number; text: string; onText: (text: string) => void; before: Colleague[] };

/** Offers colleagues while a name is written after `@`, and knows whom the text names. */
export function useNaming({ leadId, text, onText, before }: Options) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { colleagues, ask } = useColleagues(leadId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [place, setPlace] = useState(0);
  const [picked, setPicked] = useState<number[]>(before.map(({ id }) => id));
  const caret = useRef<number | null>(null);
  const offered = asked ? matching(colleagues ?? [], asked) : [];
  const active = offered[Math.min(place, offered.length - 1)];
  const showFailure = useShowFailure();
  useEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const look = () => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    const found = askedAt(value, selectionStart);
    if (found) ask().catch(showFailure);
    setAsked(found);
    setPlace(0);
  };
  const pick = ({ id, name }: Colleague) => {
    if (!asked) return;
    const next = withName(text, asked, name);
    caret.current = next.caret;
    setPicked((ids) => [...ids, id]);
    setAsked(null);
    onText(next.text);
    field.current?.focus();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setPlace((place + 1) % offered.length),
    ArrowUp: () => setPlace((place + offered.length - 1) % offered.length),
    Enter: () => active && pick(active),
    Tab: () => active && pick(active),
    Escape: () => setAsked(null),
  };
  return {
    field,
    offered,
    active,
    look,
    pick,
    close: () => setAsked(null),
    /** True for a key that the list took. */
    onKey: (event: KeyboardEvent): boolean => {
      const act = keys[event.key];
      if (offered.length === 0 || !act || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
        return false;
      event.preventDefault();
      act();
      return true;
    },
    /** Ids of those the text names; throws what asking for colleagues throws. */
    named: async (): Promise<number[]> =>
      text.includes('@') ? namedIn(text, [...(await ask()), ...before], picked) : [],
  };
}
export type Naming = ReturnType<typeof useNaming>;
