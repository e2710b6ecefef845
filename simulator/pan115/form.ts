import type { Call, Fields } from '../call';

/** The fields of a form body; any other body counts as empty, for 115 takes forms only. */
export const formOf = ({ body }: Call): Fields => (body.kind === 'form' ? body.fields : {});
