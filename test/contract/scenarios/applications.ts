import { conflict, done, notFound, reading, type Scenarios, unlisted } from './scenario.ts';

const inputs = '{"server_plan": "Standard_B2s", "admin_password": "of the sandbox"}';
const deploying = ['wordpress', '--inputs-file', '-', '--name'];

/** Application templates and what is deployed from them. */
export const applicationScenarios: Scenarios = {
  'applications templates list': [done()],
  'applications templates show': [done('wordpress')],
  'applications templates upload': [
    done('{application}'),
    done('{application}', '--name', 'for now'),
    { ...conflict('{file}'), refusedWith: 409 },
  ],
  'applications templates deploy': [
    reading(inputs, ...deploying, 'shop-1', '--wait'),
    { ...reading(inputs, ...deploying, 'blog-prod'), exit: 5, refusedWith: 422 },
    { words: ['wordpress', '--name', 'shop-2'], exit: 2 },
  ],
  'applications templates delete': [
    done('redis-cluster', '--yes'),
    unlisted('redis-cluster', '--yes'),
  ],
  'applications deployment-tasks show': [
    done('{task}', '--template', 'wordpress'),
    notFound('0'.repeat(24), '--template', 'wordpress'),
  ],
  'applications deployment-tasks wait': [done('{task}', '--template', 'wordpress')],
  'applications deployments list': [done()],
  'applications deployments show': [done('blog-prod')],
  'applications deployments delete': [
    { ...done('blog-staging', '--wait', '--yes'), refusedWith: 404 },
  ],
  'applications deployments wait': [done('blog-prod')],
};
