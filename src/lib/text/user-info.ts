/** The user and the password that stand before the `@` of a URL (RFC 3986, 3.2.1). */

import { redactionMark as mask } from './redaction-mark.ts';

/** In a text, where quotes may stand around the URL. */
const inText = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"']*(?:@[^\s/?#@"']*)*@/gi;
/** In a word of its own, or behind a flag, where quotes belong to the password. */
const inWord = /^(?:--?[\w-]+=)?[a-z][a-z0-9+.-]*:\/\/([^\s/?#]*)@/i;

/** A text without user and password of the URLs in it, also where it repeats one of these words. */
export const hideUserInfo = (text: string, words: readonly string[] = []): string =>
  words
    .flatMap((word) => inWord.exec(word)?.[1] ?? [])
    .reduce((said, given) => said.replaceAll(`//${given}@`, `//${mask}@`), text)
    .replaceAll(inText, `$1${mask}@`);
