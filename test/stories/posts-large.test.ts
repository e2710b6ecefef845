import { tellOfLargeVideo } from '../support/post-large';

tellOfLargeVideo(512, 120_000);
