/** What documents show is typed, but for the README, which the fast tests type. */
import { isFirstRead, testDocuments } from './document-sessions.ts';

testDocuments((document) => !isFirstRead(document));
