/** Waits for tasks, of which only the words in progress are known, and lists that are part of others. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';

const id = (last: number): string => `64f29201d653adb21c9b5d${String(last).padStart(2, '0')}`;
const template = {
  id: id(1),
  name: 'wordpress',
  version: '1.0',
  inputs: [
    { name: 'password', required: true },
    { name: 'title', required: false },
  ],
};
const task = { id: id(2), label_name: 'blog', state: 'pending', error_message: null };
const deployment = {
  id: id(3),
  name: 'blog',
  namespace: 'cat:deployment',
  value: 'deployed',
  cat_id: id(1),
};
const canary = 'canary-of-the-inputs';
const inputs = JSON.stringify({ password: canary });
const deploying = ['--api', 'v3', 'applications', 'templates', 'deploy', 'wordpress'];
const tasks = `/v3/plugins/tosca/cats/${id(1)}/deployment_tasks`;

describe('a task', () => {
  const runs = faultyRuns();

  test('is polled below its template, and what it made is shown', async (context) => {
    const words = [...deploying, '--name', 'blog', '--inputs-file', '-', '--wait', '--debug'];
    const { code, stdout, stderr, requests } = await runs.play(
      context,
      words,
      [
        answer(200, [template]),
        answer(201, task),
        answer(200, task),
        answer(200, { ...task, state: 'whatever', deployment_id: id(3) }),
        answer(200, deployment),
        answer(200, template),
      ],
      { stdin: inputs },
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /blog/);
    assert.deepEqual(requests.slice(0, 5), [
      'GET /v3/plugins/tosca/cats',
      `POST ${tasks}`,
      `GET ${tasks}/${id(2)}`,
      `GET ${tasks}/${id(2)}`,
      `GET /v3/plugins/tosca/deployments/${id(3)}`,
    ]);
    assert.doesNotMatch(stdout + stderr, new RegExp(canary));
  });

  test('has failed if it has a message at its end, whatever its state', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...deploying, '--name', 'blog', '--inputs-file', '-', '--wait'],
      [
        answer(200, [template]),
        answer(201, task),
        answer(200, { ...task, state: 'finished', error_message: 'sold out' }),
      ],
      { stdin: inputs },
    );
    assert.equal(code, 1, stderr);
    assert.match(stderr, /deployment task blog failed: sold out/);
    assert.match(stderr, new RegExp(`deployment-tasks show ${id(2)} --template ${id(1)}`));
  });

  test('can be waited for again, and fails in the same way', async (context) => {
    const waiting = ['applications', 'deployment-tasks', 'wait', id(2), '--template', id(1)];
    const failed = { ...task, state: 'finished', error_message: 'sold out' };
    const { code, stderr } = await runs.play(
      context,
      ['--api', 'v3', ...waiting],
      [answer(200, task), answer(200, failed), answer(200, failed)],
    );
    assert.equal(code, 1, stderr);
    assert.match(stderr, /deployment task blog failed: sold out/);
  });

  test('of an unknown id is not found, without a hint at a list that there is not', async (context) => {
    for (const verb of ['show', 'wait']) {
      const { code, stderr } = await runs.play(
        context,
        ['--api', 'v3', 'applications', 'deployment-tasks', verb, id(2), '--template', id(1)],
        [answer(404, { error: 'Not found' })],
      );
      assert.equal(code, 3, stderr);
      assert.match(stderr, /deployment task with id .* not found/);
      assert.doesNotMatch(stderr, /deployment-tasks list/);
    }
  });

  test('is not started without the inputs that its template needs', async (context) => {
    for (const [given, message] of [
      ['{}', /must have values for password/],
      ['{"password": "x", "size": 2}', /unknown inputs: size; known inputs: password, title/],
    ] as const) {
      const { code, stderr, requests } = await runs.play(
        context,
        [...deploying, '--name', 'blog', '--inputs-file', '-'],
        [answer(200, [template])],
        { stdin: given },
      );
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
      assert.deepEqual(requests, ['GET /v3/plugins/tosca/cats']);
    }
  });

  test('has inputs that a dry run does not show', async (context) => {
    const { code, stdout } = await runs.play(
      context,
      [...deploying, '--name', 'blog', '--inputs-file', '-', '--dry-run'],
      [answer(200, [template])],
      { stdin: inputs },
    );
    assert.equal(code, 0);
    assert.match(stdout, /"inputs": "\*+"/);
    assert.doesNotMatch(stdout, new RegExp(canary));
  });
});

describe('a list that is part of another one', () => {
  const runs = faultyRuns();
  const labels = [
    { id: id(7), name: 'production', namespace: null, value: null },
    { id: id(8), name: 'deployment', namespace: 'imco.cat', value: 'x' },
    { id: id(3), name: 'blog', namespace: 'cat:deployment', value: 'deployed' },
  ];
  const listing = ['--api', 'v3', 'applications', 'deployments', 'list', '-o', 'name'];

  test('has only its own rows, also when they are streamed', async (context) => {
    for (const words of [listing, [...listing.slice(0, -2), '-o', 'jsonl']]) {
      const { code, stdout, requests } = await runs.play(context, words, [answer(200, labels)]);
      assert.equal(code, 0);
      assert.match(stdout, /blog/);
      assert.doesNotMatch(stdout, /production|imco\.cat/);
      assert.deepEqual(requests, ['GET /v3/labels']);
    }
  });

  test('does not lend its rows to others: labels are listed and resolved without them', async (context) => {
    const { stdout } = await runs.play(
      context,
      ['--api', 'v3', 'labels', 'list', '-o', 'name'],
      [answer(200, labels)],
    );
    assert.equal(stdout, 'production\n');
    const { code } = await runs.play(
      context,
      ['--api', 'v3', 'applications', 'deployments', 'delete', 'production', '--yes'],
      [answer(200, labels)],
    );
    assert.equal(code, 3);
  });
});

describe('a deletion of which only the words in progress are known', () => {
  const runs = faultyRuns();
  const words = ['--api', 'v3', 'applications', 'deployments', 'delete', 'blog', '--yes', '--wait'];
  const label = { ...deployment, cat_id: undefined };
  const going = { ...deployment, value: 'undeploying' };

  test('has ended well when the row is deleted', async (context) => {
    const { code, stderr } = await runs.play(context, words, [
      answer(200, [label]),
      answer(200, going),
      answer(200, going),
      answer(404, { error: 'Not found' }),
    ]);
    assert.equal(code, 0, stderr);
  });

  test('has failed when the row stays with another word', async (context) => {
    const { code, stderr } = await runs.play(context, words, [
      answer(200, [label]),
      answer(200, going),
      answer(200, { ...deployment, value: 'undeploy_failed' }),
      answer(200, { ...deployment, value: 'undeploy_failed' }),
    ]);
    assert.equal(code, 1, stderr);
    assert.match(stderr, /deployment blog is undeploy failed/);
  });
});
