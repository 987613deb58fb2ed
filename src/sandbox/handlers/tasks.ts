/** Requests that start a task, which a row of another resource shows. */
import type { Resource } from '../../catalog/resource.ts';
import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { ExportVerb, UploadVerb } from '../../catalog/verb-forms.ts';
import { insertRow } from '../lifecycle/insert-row.ts';
import type { Reply } from '../server/replies.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import { createAnswer } from './answers.ts';
import type { HandlerCall } from './calls.ts';
import { validateInput } from './validation.ts';

/** Creates the task of a row and starts it. */
const startTask = (
  {
    resource,
    row,
    of,
    verb,
  }: {
    readonly resource: Resource;
    readonly row: StoredItem;
    readonly of: Resource;
    readonly verb: string;
  },
  sent: InputMembers,
  { platform, by }: HandlerCall,
): StoredItem => {
  const { random } = platform;
  const values = { ...sent, type: verb, archive_id: row.id, user_id: random.id() };
  const task = insertRow(of, values, findTaskScope(of, resource, row.id), platform);
  Object.assign(task, { sent });
  platform.lifecycle.begin({ resource: of, row: task, verb, by, sent }, platform.now());
  return task;
};

/** `export`: creates an archive, and a task that fills it. */
export const startExport = (
  resource: Resource,
  name: string,
  { of, sends, rules, constants = {} }: ExportVerb,
  call: HandlerCall,
): Reply => {
  const { platform, catalog } = call;
  const expected = {
    fields: { ...resource.fields, ...sends },
    needs: Object.keys(constants),
    takes: Object.keys(sends),
    rules,
  };
  const sent = validateInput(call.body, expected, platform.account);
  const row = insertRow(resource, {}, {}, platform);
  const task = startTask({ resource, row, of: catalog.find(of), verb: name }, sent, call);
  return { status: 201, body: { id: row.id, task_id: task.id } };
};

/** The last request of an upload that starts a task. */
export const startUploadTask = (
  {
    resource,
    row,
    name,
  }: { readonly resource: Resource; readonly row: StoredItem; readonly name: string },
  { finish, constants = {} }: UploadVerb,
  call: HandlerCall,
): Reply => {
  const { platform, catalog } = call;
  const { sends = [], task } = finish;
  const needs = [...sends, ...Object.keys(constants)];
  const expected = { fields: resource.fields, needs, takes: [] };
  const sent = validateInput(call.body, expected, platform.account);
  const of = catalog.find(task?.of ?? resource.noun);
  const started = startTask({ resource, row, of, verb: name }, sent, call);
  return { status: 201, body: createAnswer(of, started, platform) };
};
