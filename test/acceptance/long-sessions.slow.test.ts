import { isLongSession, testSessions } from './session-files.ts';

testSessions('10', isLongSession);
