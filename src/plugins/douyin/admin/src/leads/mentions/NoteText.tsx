import { Typography } from '@strapi/design-system';
import type { NoteView } from '../../../../contracts/lead-timeline';
import { useWords } from '../../shared/words';
import { pieces } from './naming';

/** The text of a note, with those it names marked; somebody who was deleted since is shown as such. */
export function NoteText({ note }: { note: Pick<NoteView, 'text' | 'mentions'> }) {
  const words = useWords();
  return (
    <>
      {pieces(note.text, note.mentions).map(({ text, person }, place) =>
        person ? (
          <Typography
            key={place}
            fontWeight="semiBold"
            textColor={person.isThere ? 'primary600' : 'neutral600'}
            data-testid="douyin-note-mention"
          >
            {person.isThere ? text : words('lead.note.mention-gone', { name: text })}
          </Typography>
        ) : (
          text
        ),
      )}
    </>
  );
}
