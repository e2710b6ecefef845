export { oldest } from './choose';
export { mergeLeads } from './merge-leads';
