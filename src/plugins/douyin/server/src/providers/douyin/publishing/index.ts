export { checkDraft, type Draft, type DraftWarning, type LimitName, type OwnLimits } from './draft';
export { fileOnDisk, type ByteRange, type FileSource, type OnProgress } from './file';
export { platformLimits, uploadLifeSeconds, videoTypes, type Limit } from './limits';
export { mayBePublished } from './outcome';
export {
  cutIntoParts,
  planResume,
  planUpload,
  type Part,
  type PartSizes,
  type ResumePlan,
  type StoredUpload,
  type UploadPlan,
} from './parts';
export { shareUrl, type Share, type ShareSignature } from './share-link';
export { signsOf, textOf, type Words } from './text';
