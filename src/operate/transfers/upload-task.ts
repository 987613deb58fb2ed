/** Tasks that uploads end in, such as the import of an archive. */
import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { PlatformAnswer, Request } from '../../platform/platform.ts';
import { readItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { ParentScope } from '../targets/target.ts';
import { formatResumeCommand, withCheckHint } from './resume.ts';
import type { UploadCall } from './upload-plan.ts';

/** The task of an uploaded row. */
interface UploadTask {
  /** The resource of the task, and the row as its parent. */
  readonly resource: Resource;
  readonly scope: ParentScope;
  readonly awaits: SuccessConditions;
  /** The command that goes on with it. */
  readonly resume: string;
}

/** The task of the row with this id; undefined for an upload that does not end in one. */
export const findUploadTask = (
  { cache }: Session,
  { resource, name, verb }: UploadCall,
  id: string,
): UploadTask | undefined => {
  const { task } = verb.finish;
  if (!task) return undefined;
  const of = cache.catalog.find(task.of);
  return {
    resource: of,
    scope: findTaskScope(of, resource, id),
    awaits: task.awaits,
    resume: formatResumeCommand({ resource, name }, id),
  };
};

/** Reads a task that was just started: from the response, or by itself if there was none. */
export const readStartedTask = async (
  { cache }: Session,
  { resource, scope, resume }: UploadTask,
  answer: PlatformAnswer,
  { method, path }: Request,
): Promise<Item> => {
  try {
    return answer.body === undefined
      ? await cache.refresh(resource, '', scope)
      : readItem(answer, `${method} ${path}`);
  } catch (failure) {
    throw failure instanceof Failure ? withCheckHint(failure, resume) : failure;
  }
};
