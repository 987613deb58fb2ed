import { testSessions } from './session-files.ts';

testSessions('9');
