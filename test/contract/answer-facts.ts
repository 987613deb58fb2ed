/** What the catalog and the contract say a request is answered with, in words that compare. */
import { type Operation, schemaName } from './document.ts';
import type { OfferedOperation } from './offered.ts';

/** What an operation answers. */
type AnswerFacts =
  | { readonly kind: 'nothing' | 'secret' }
  | { readonly kind: 'row' | 'list'; readonly of: string };

/** The answer of a verb, its rows by noun. */
export const answerOfVerb = ({ resource, verb, id }: OfferedOperation): AnswerFacts => {
  const row = { kind: 'row', of: resource.noun } as const;
  switch (verb.kind) {
    case 'list':
    case 'order':
      return { kind: 'list', of: resource.noun };
    case 'make':
      return { kind: 'row', of: verb.of };
    // The response has the id of the archive and that of its task.
    case 'export':
      return { kind: 'row', of: `${verb.of} and its archive` };
    case 'upload': {
      const { operation, task } = verb.finish;
      return id === operation && task ? { kind: 'row', of: task.of } : row;
    }
    case 'view':
    case 'action': {
      const { answers = row } = verb;
      return 'of' in answers ? { kind: answers.kind, of: answers.of } : { kind: answers.kind };
    }
    default:
      return row;
  }
};

/** The answer of an operation, its rows by the name of their schema. */
export const answerOfOperation = (operation: Operation): AnswerFacts => {
  if (operation['x-secret']) return { kind: 'secret' };
  const [schema] = Object.entries(operation.responses).flatMap(([status, { content }]) =>
    status.startsWith('2') ? (content?.['application/json']?.schema ?? []) : [],
  );
  if (!schema) return { kind: 'nothing' };
  const items = schemaName(schema.items);
  return items === undefined
    ? { kind: 'row', of: schemaName(schema) ?? '' }
    : { kind: 'list', of: items };
};
