import type { Feature } from '../shared/feature';
import { scheduleInbox } from './jobs';
import { inboxEntrySchema } from './schema';
import { inboxService } from './service';

/** What administrators are told in person; features that know what it is about show it. */
export const inbox = {
  services: { inbox: inboxService },
  contentTypes: { 'inbox-entry': { schema: inboxEntrySchema } },
  bootstrap: ({ strapi }) => scheduleInbox(strapi),
} satisfies Feature;
