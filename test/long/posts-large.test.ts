import { tellOfLargeVideo } from '../support/post-large';

// The most the platform takes.
tellOfLargeVideo(4096, 1_200_000);
