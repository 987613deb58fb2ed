/** Platforms that respond to some versions of the API only. */
import { answer, type Behaviour, hang } from './faulty-server.ts';

/** The refusal of a platform of paths that it does not have. */
export const noSuchPath = answer(404, { error: 'Not found' });

/** The page of a load balancer about paths that lead nowhere. */
export const noSuchPage = answer(404, '<html><head><title>404 Not Found</title></head></html>', {
  'content-type': 'text/html',
});

/** Answers by the version that a path begins with; as a platform that lacks it where none is given. */
export const byVersion =
  (versions: Readonly<Record<string, Behaviour>>): Behaviour =>
  (response, request) => {
    const [, version = ''] = request.url.split('/', 2);
    (versions[version] ?? noSuchPath)(response, request);
  };

/** Answers that are not the platform's: what a version may respond with, by what it is. */
export const foreignAnswers: Readonly<Record<string, Behaviour>> = {
  'a page about a missing path': noSuchPage,
  'an outage': answer(503, { error: 'down' }),
  'the page of a proxy': answer(502, '<html><title>Bad gateway</title></html>'),
  'a page for everybody': answer(200, '<html><title>Welcome</title></html>', {
    'content-type': 'text/html',
  }),
  'a text': answer(200, 'ok', { 'content-type': 'text/plain' }),
  'a redirect': answer(302, '', { location: 'https://login.example' }),
  'a lost connection': (response) => response.socket?.destroy(),
};

/** Never responds. */
export const silent = hang;
