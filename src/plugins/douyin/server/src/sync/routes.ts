import { grants } from '../../../contracts/grants';
import { syncContracts } from '../../../contracts/sync';
import { adminRoute, grantedRoute } from '../shared/http';

/** The seed's routes, and those of the admin panel. */
export const syncRoutes = {
  'sync-api': {
    type: 'content-api' as const,
    prefix: '',
    routes: [
      grantedRoute(syncContracts.start, `${grants.fansSync}.start`),
      grantedRoute(syncContracts.show, `${grants.fansSync}.findOne`),
      grantedRoute(syncContracts.pause, `${grants.fansSync}.pause`),
      grantedRoute(syncContracts.resume, `${grants.fansSync}.resume`),
      grantedRoute(syncContracts.cancel, `${grants.fansSync}.cancel`),
      grantedRoute(syncContracts.retry, `${grants.fansSync}.retry`),
    ],
  },
  'sync-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(syncContracts.overview, 'sync-stream.overview', 'sync.read'),
      adminRoute(syncContracts.healths, 'sync-stream.healths', 'sync.read'),
      adminRoute(syncContracts.choices, 'sync-stream.choices', 'sync.read'),
      adminRoute(syncContracts.budget, 'sync-stream.budget', 'sync.read'),
      adminRoute(syncContracts.streams, 'sync-stream.find', 'sync.read'),
      adminRoute(syncContracts.edit, 'sync-stream.update', 'sync.run'),
      adminRoute(syncContracts.run, 'sync-stream.run', 'sync.run'),
      adminRoute(syncContracts.runs, 'sync-stream.runs', 'sync.read'),
      adminRoute(syncContracts.readRun, 'sync-stream.readRun', 'sync.read'),
      adminRoute(syncContracts.pauseRun, 'sync-stream.pause', 'sync.run'),
      adminRoute(syncContracts.resumeRun, 'sync-stream.resume', 'sync.run'),
      adminRoute(syncContracts.cancelRun, 'sync-stream.cancel', 'sync.run'),
      adminRoute(syncContracts.review, 'sync-stream.review', 'sync.read'),
      adminRoute(syncContracts.acceptReview, 'sync-stream.acceptReview', 'sync.run'),
      adminRoute(syncContracts.dismissReview, 'sync-stream.dismissReview', 'sync.run'),
      adminRoute(syncContracts.letters, 'dead-letter.find', 'sync.read'),
      adminRoute(syncContracts.retryLetter, 'dead-letter.retry', 'sync.run'),
      adminRoute(syncContracts.retryLetters, 'dead-letter.retryAll', 'sync.run'),
      adminRoute(syncContracts.discardLetter, 'dead-letter.discard', 'sync.run'),
      adminRoute(syncContracts.discardLetters, 'dead-letter.discardAll', 'sync.run'),
    ],
  },
};
