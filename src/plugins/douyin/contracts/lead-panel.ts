import { leadContracts } from './leads';

/** Routes of the leads for administrators: those of the content API once more. */
export const leadPanelContracts = {
  list: leadContracts.list,
  read: leadContracts.read,
  update: leadContracts.update,
};
