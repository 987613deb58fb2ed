import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguredProxy } from '../../src/config/proxy.ts';

test('the proxy is that of the environment, in lower case first', () => {
  assert.equal(readConfiguredProxy({}), undefined);
  assert.equal(readConfiguredProxy({ HTTPS_PROXY: ' ', https_proxy: '' }), undefined);
  // Requests are never sent without encryption, so that the proxy for those is not asked for.
  assert.equal(readConfiguredProxy({ HTTP_PROXY: 'http://a', http_proxy: 'http://a' }), undefined);
  assert.deepEqual(readConfiguredProxy({ HTTPS_PROXY: ' http://a:1 ', NO_PROXY: 'b' }), {
    url: 'http://a:1',
    variable: 'HTTPS_PROXY',
    except: 'b',
  });
  assert.deepEqual(
    readConfiguredProxy({ HTTPS_PROXY: 'a:1', https_proxy: 'b:2', NO_PROXY: 'c', no_proxy: 'd' }),
    { url: 'b:2', variable: 'https_proxy', except: 'd' },
  );
});
