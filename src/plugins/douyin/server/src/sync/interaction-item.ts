/** The names that events carry for the work they are about. */
const itemNames = ['item_id', 'reply_to_item_id'];

/** What an interaction is about: the event's name, and the work where it names one. */
export function itemOfInteraction(event: string, details: Record<string, unknown> | null): string {
  const id = itemNames.map((name) => details?.[name]).find((value) => typeof value === 'string');
  return id ? `${event}:${String(id)}` : event;
}
