/** Uid of the links' content type. */
export const againLinkUid = 'plugin::douyin.again-link';

/** A link as it is stored. */
export type AgainLinkRow = {
  documentId: string;
  createdAt: string | Date;
  tokenHash: string;
  accountId: string;
  openFor: string | null;
  expiresAt: string | Date;
  usedAt: string | Date | null;
  endedAt: string | Date | null;
};
