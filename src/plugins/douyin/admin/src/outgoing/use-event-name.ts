import { isOutgoingEvent } from '../../../contracts/outgoing';
import { useWords } from '../shared/words';

/** Gives the name of an event in the administrator's language; one that is offered no more keeps its own. */
export function useEventName(): (event: string) => string {
  const words = useWords();
  return (event) => (isOutgoingEvent(event) ? words(`outgoing.event.${event}`) : event);
}
