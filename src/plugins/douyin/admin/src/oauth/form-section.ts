import type { ClientForm } from './use-client-form';

/** What every section of the form of a site gets; `locked` when the administrator may only look. */
export type SectionProps = { form: ClientForm; locked: boolean };
