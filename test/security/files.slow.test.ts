/** Files that decide what imco does: whose they are, who may change them, and what they may be. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { endOf, publicScript, runAs, startAs, stranger, withoutUsers } from '../support/users.ts';
import { giveTo, type Home, type Platforms, startPlatforms } from './own-platforms.ts';

let folder: string;
let platforms: Platforms;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imco-platforms-'));
  platforms = await startPlatforms(folder);
});

after(async () => {
  await platforms.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs imco in the home folder of somebody, or in a folder below it or beside it. */
const runIn = ({ base, home }: Home, words: readonly string[], cwd = 'home') =>
  runAs(words, { cwd: join(base, cwd), env: { HOME: home } });

describe('the file of a project', { skip: withoutUsers }, () => {
  const others: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
    'of another user': async (path) => {
      await writeFile(path, 'profile: prod\n', { mode: 0o644 });
      await giveTo(path, stranger);
    },
    'of another user that is broken': async (path) => {
      await writeFile(path, ':: : [', { mode: 0o644 });
      await giveTo(path, stranger);
    },
    'of another user that cannot be read': async (path) => {
      await writeFile(path, 'profile: prod\n', { mode: 0o600 });
      await giveTo(path, stranger);
    },
    'that others can change': async (path) => {
      await writeFile(path, 'profile: prod\n');
      await giveTo(path);
      await chmod(path, 0o666);
    },
    'that is a link of another user': async (path) => {
      await writeFile(`${path}.real`, 'profile: prod\n');
      await giveTo(`${path}.real`);
      await symlink(`${path}.real`, path);
      execFileSync('chown', ['-h', String(stranger.uid), path]);
    },
    'that is a pipe': async (path) => execFileSync('mkfifo', ['-m', '666', path]),
    'that is a pipe of our own': async (path) => {
      execFileSync('mkfifo', ['-m', '600', path]);
      await giveTo(path);
    },
    'that leads to a device without an end': (path) => symlink('/dev/zero', path),
    'that is far too long': async (path) => {
      await writeFile(path, '#'.repeat(300_000));
      await giveTo(path);
    },
  };

  for (const [kind, plant] of Object.entries(others)) {
    test(`${kind} is ignored with one notice`, async (t) => {
      const home = await platforms.homeOf(t);
      await home.write('work/op/x', '');
      await plant(join(home.base, 'work/.imcorc'));
      const earlier = await platforms.asked('prod');
      const shown = await runIn(home, ['ping', '-o', 'table'], 'work/op');
      assert.equal(shown.code, 0, shown.stderr);
      assert.match(shown.stdout, /PROFILE +staging/);
      assert.match(shown.stderr, /^notice: .*\/work\/\.imcorc ignored: it .*\n$/);
      assert.ok(shown.ms < 5000, `it took ${shown.ms} ms`);
      assert.deepEqual(await platforms.asked('prod'), earlier);
    });
  }

  test('of the user that is broken is still reported', async (t) => {
    const home = await platforms.homeOf(t);
    await home.write('work/.imcorc', ':: : [');
    const { code, stderr } = await runIn(home, ['ping'], 'work');
    assert.equal(code, 10, stderr);
    assert.match(stderr, /\.imcorc, line 1, column \d+: not valid YAML/);
  });

  test('in a folder that everybody can change is passed over, in a sticky one it counts', async (t) => {
    const home = await platforms.homeOf(t);
    await home.write('work/.imcorc', 'profile: prod');
    await chmod(join(home.base, 'work'), 0o777);
    const open = await runIn(home, ['config', 'show', '-o', 'json'], 'work');
    assert.equal(JSON.parse(open.stdout).profile, 'staging', open.stderr);
    await chmod(join(home.base, 'work'), 0o1777);
    const sticky = await runIn(home, ['config', 'show', '-o', 'json'], 'work');
    assert.equal(JSON.parse(sticky.stdout).profile, 'prod', sticky.stderr);
  });
});

describe('trust in the file of a project', { skip: withoutUsers }, () => {
  const shown = async (home: Home): Promise<Record<string, unknown> & { stderr: string }> => {
    const { code, stdout, stderr } = await runIn(home, ['config', 'show', '-o', 'json'], 'work');
    assert.equal(code, 0, stderr);
    const told = await runIn(home, ['config', 'show'], 'work');
    return { ...JSON.parse(stdout), stderr: told.stderr };
  };

  const withProject = async (home: Home): Promise<void> => {
    const { endpoint, ca, cert, key } = home.keys('prod');
    await home.write('work/ca.pem', await readFile(ca, 'utf8'));
    await home.write('work/secret', 'open sesame\n');
    const files = `ca: ca.pem\ncert: ${cert}\nkey: ${key}\npassphrase-file: secret\n`;
    await home.write('work/.imcorc', `endpoint: ${endpoint}\n${files}`);
  };

  test('counts only if no other user can change the list of trusted files', async (t) => {
    const home = await platforms.homeOf(t);
    await withProject(home);
    assert.equal((await runIn(home, ['config', 'trust'], 'work')).code, 0);
    const list = join(home.home, '.config/imco/trusted.json');
    for (const [user, mode, why] of [
      [stranger, 0o644, /trusted\.json ignored: it belongs to another user/],
      [undefined, 0o666, /trusted\.json ignored: it can be changed by others; run: chmod go-w /],
    ] as const) {
      await giveTo(list, user);
      await chmod(list, mode);
      const { endpoint, stderr } = await shown(home);
      assert.equal(endpoint, home.keys('staging').endpoint);
      assert.match(stderr, why);
      const again = await runIn(home, ['config', 'trust'], 'work');
      assert.equal(again.code, 10, again.stderr);
      assert.match(
        again.stderr,
        /trusted\.json (?:belongs|can be changed)[\s\S]*hint: .*ch(?:own|mod) /,
      );
    }
  });

  test('is not given to a file that others can change', async (t) => {
    const home = await platforms.homeOf(t);
    await withProject(home);
    const ca = join(home.base, 'work/ca.pem');
    const file = join(home.base, 'work/.imcorc');
    for (const path of [ca, file]) {
      await chmod(path, 0o666);
      const { code, stderr } = await runIn(home, ['config', 'trust'], 'work');
      assert.equal(code, 10, stderr);
      assert.ok(stderr.includes(`hint: run: chmod go-w ${path}`), stderr);
      await chmod(path, 0o600);
    }
  });
});

describe('settings of the user', { skip: withoutUsers }, () => {
  const refused: Readonly<Record<string, (home: Home) => Promise<RegExp>>> = {
    'that others can change': async ({ home }) => {
      await chmod(join(home, '.config/imco/config.json'), 0o666);
      return /config\.json can be changed by others\nhint: run: chmod go-w .*config\.json$/m;
    },
    'of another user': async ({ home }) => {
      const path = join(home, '.config/imco/config.json');
      await giveTo(path, stranger);
      await chmod(path, 0o644);
      return /belongs to another user \(uid 54321\)\nhint: .*: chown 12345 .*config\.json$/m;
    },
    'in a folder that everybody can change': async ({ home }) => {
      await chmod(join(home, '.config'), 0o777);
      return /is below .*\.config, which everybody can change\nhint: run: chmod o-w .*\.config$/m;
    },
    'that are a pipe': async ({ home }) => {
      await rm(join(home, '.config/imco/config.json'));
      const pipe = join(home, '.config/imco/config.yaml');
      execFileSync('mkfifo', ['-m', '600', pipe]);
      await giveTo(pipe);
      return /config\.yaml is not a regular file/;
    },
    'that are UTF-16': async ({ home }) => {
      await rm(join(home, '.config/imco/config.json'));
      const path = join(home, '.config/imco/config.yaml');
      await writeFile(path, Buffer.from('\ufeffdomain: hunter2', 'utf16le'));
      await giveTo(path);
      return /config\.yaml is UTF-16: save it as UTF-8\nhint: run: \(umask 077; iconv -f UTF-16 /m;
    },
    'that name a CA others can change': async ({ keys }) => {
      const { ca } = keys('staging');
      await chmod(ca, 0o666);
      return /^error: ca .* can be changed by others\nhint: run: chmod go-w .*ca_cert\.pem$/m;
    },
    'that name a key others can change': async ({ keys }) => {
      const { key } = keys('staging');
      await chmod(key, 0o602);
      return /^error: key .* can be changed by others\nhint: run: chmod 600 .*cert\.key$/m;
    },
    'that name a certificate of another user': async ({ keys }) => {
      const { cert } = keys('staging');
      await giveTo(cert, stranger);
      await chmod(cert, 0o644);
      return /^error: cert .* belongs to another user \(uid 54321\)\nhint: .*: chown 12345 /m;
    },
  };

  for (const [kind, spoil] of Object.entries(refused)) {
    test(`${kind} are refused with the fix`, async (t) => {
      const home = await platforms.homeOf(t);
      assert.equal((await runIn(home, ['ping'])).code, 0);
      const message = await spoil(home);
      const { code, stderr, ms } = await runIn(home, ['ping']);
      assert.equal(code, 10, stderr);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /hunter2/);
      assert.ok(ms < 5000, `it took ${ms} ms`);
    });
  }

  test('that others can change are not modified', async (t) => {
    const home = await platforms.homeOf(t);
    const path = join(home.home, '.config/imco/config.json');
    await chmod(path, 0o666);
    const text = await readFile(path, 'utf8');
    for (const words of [
      ['config', 'set', 'output', 'json'],
      ['config', 'use', 'prod'],
      ['logout', 'prod', '--yes'],
    ]) {
      const { code, stderr } = await runIn(home, words);
      assert.equal(code, 10, stderr);
      assert.match(stderr, /hint: run: chmod go-w /);
    }
    assert.equal(await readFile(path, 'utf8'), text);
  });

  test('are found where they are linked, mounted read-only, or open to the own group', async (t) => {
    const home = await platforms.homeOf(t);
    const { endpoint, ca, cert, key } = home.keys('staging');
    // As a secret is mounted into a container: of root, readable by all, behind links.
    const secret = join(home.base, 'secret');
    await mkdir(join(secret, '..2026_11_26'), { recursive: true });
    for (const [name, path] of Object.entries({ ca, cert, key })) {
      await writeFile(join(secret, '..2026_11_26', name), await readFile(path), { mode: 0o444 });
      await symlink(`..data/${name}`, join(secret, name));
    }
    await symlink('..2026_11_26', join(secret, '..data'));
    await chmod(secret, 0o1777);
    // As dotfiles are kept in a folder of their own.
    const settings = `endpoint: ${endpoint}\n${['ca', 'cert', 'key'].map((name) => `${name}: ${secret}/${name}\n`).join('')}`;
    const dotfile = await home.write('home/dotfiles/imco/config.yaml', settings);
    await rm(join(home.home, '.config/imco'), { recursive: true });
    await symlink('../dotfiles/imco', join(home.home, '.config/imco'));
    // As everything is where the umask is 002.
    await chmod(dotfile, 0o664);
    await chmod(join(home.home, 'dotfiles/imco'), 0o775);
    await chmod(home.home, 0o775);
    const { code, stderr } = await runIn(home, ['ping']);
    assert.equal(code, 0, stderr);
    // As an automounter leads to a home folder.
    await symlink('home', join(home.base, 'auto'));
    const linked = await runAs(['ping'], { env: { HOME: join(home.base, 'auto') } });
    assert.equal(linked.code, 0, linked.stderr);
  });
});

describe('files that are named in the call', () => {
  const flagsFor = (home: Home): readonly string[] =>
    Object.entries(home.keys('prod')).flatMap(([name, value]) => [`--${name}`, value]);

  test('may be anybody’s, but for a key that others can change', {
    skip: withoutUsers,
  }, async (t) => {
    const home = await platforms.homeOf(t);
    const { ca, cert, key } = home.keys('prod');
    for (const path of [ca, cert, key]) {
      await giveTo(path, stranger);
      await chmod(path, 0o644);
    }
    const read = await runIn(home, ['ping', ...flagsFor(home)]);
    assert.equal(read.code, 0, read.stderr);
    assert.match(read.stderr, /^notice: the private key .* can be read by others: run chmod 600/);
    await chmod(ca, 0o666);
    assert.equal((await runIn(home, ['ping', ...flagsFor(home)])).code, 0);
    await chmod(key, 0o666);
    const { code, stderr } = await runIn(home, ['ping', ...flagsFor(home)]);
    assert.equal(code, 10, stderr);
    assert.match(
      stderr,
      /^error: key .* \(from --key\) can be changed by others\nhint: run: chmod 600 /,
    );
  });

  test('may name others of their owner, and none that all can change', {
    skip: withoutUsers,
  }, async (t) => {
    const home = await platforms.homeOf(t);
    const { endpoint, ca, cert, key } = home.keys('prod');
    const config = await home.write('conf.json', JSON.stringify({ endpoint, ca, cert, key }));
    for (const path of [config, ca, cert, key]) {
      await giveTo(path, stranger);
      await chmod(path, 0o644);
    }
    const read = await runIn(home, ['ping', '--config', config]);
    assert.equal(read.code, 0, read.stderr);
    await chmod(ca, 0o666);
    const { code, stderr } = await runIn(home, ['ping', '--config', config]);
    assert.equal(code, 10);
    assert.match(stderr, /^error: ca .* can be changed by others/);
  });

  test('may be what a command of the shell gives out', async (t) => {
    const home = await platforms.homeOf(t);
    const { endpoint, ca, cert, key } = home.keys('prod');
    const imco = `'${process.execPath}' '${publicScript()}'`;
    const lines = [
      `${imco} ping --endpoint ${endpoint} --ca <(cat '${ca}') --cert <(cat '${cert}') --key <(sleep 0.2; cat '${key}')`,
      `${imco} config list --config <(echo '{"profiles": {"one": {"domain": "a.example"}}}') -o name`,
      `${imco} ping --config <(cat '${join(home.home, '.config/imco/config.json')}') --profile prod`,
      `${imco} labels create --from-file <(echo name: given) --dry-run --profile prod`,
    ];
    for (const line of lines) {
      const child = startAs(['/bin/bash', '-c', line], { env: { HOME: home.home } });
      const { code, stderr } = await endOf(child);
      assert.deepEqual([code, stderr.replace(/^dry run: .*\n/, '')], [0, ''], line);
    }
  });

  test('may have a passphrase that comes out of a pipe', async (t) => {
    const home = await platforms.homeOf(t);
    const { endpoint, ca, cert, key } = home.keys('prod');
    const locked = createPrivateKey(await readFile(key)).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'open sesame',
    });
    await writeFile(`${key}.locked`, locked, { mode: 0o600 });
    await giveTo(`${key}.locked`);
    const line = `'${process.execPath}' '${publicScript()}' ping --endpoint ${endpoint} --ca '${ca}' --cert '${cert}' --key '${key}.locked' --passphrase-file <(echo 'open sesame')`;
    const { code, stderr } = await endOf(
      startAs(['/bin/bash', '-c', line], { env: { HOME: home.home } }),
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  for (const [signal, expected] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    test(`that send no data are read until ${signal}`, async (t) => {
      const home = await platforms.homeOf(t);
      const pipe = join(home.base, 'pipe');
      execFileSync('mkfifo', ['-m', '600', pipe]);
      await giveTo(pipe);
      for (const words of [
        ['ping', '--config', pipe],
        ['ping', '--profile', 'prod', '--key', pipe],
        ['login', pipe, '--endpoint', 'https://localhost:9'],
        ['labels', 'create', '--profile', 'prod', '--from-file', pipe],
        ['api', 'POST', 'labels', '--profile', 'prod', '--input', pipe],
      ]) {
        const options = { cwd: home.base, env: { HOME: home.home } };
        const child = startAs([process.execPath, publicScript(), ...words], options);
        const ended = endOf(child);
        await new Promise((resolve) => setTimeout(resolve, 700));
        const asked = Date.now();
        child.kill(signal);
        const { code, stderr } = await ended;
        assert.equal(code, expected, `${words.join(' ')}: ${stderr}`);
        assert.ok(Date.now() - asked < 2000, words.join(' '));
      }
    });
  }

  test('and have no end are bounded', async (t) => {
    const home = await platforms.homeOf(t);
    for (const [expected, ...words] of [
      [10, 'ping', '--config', '/dev/zero'],
      [10, 'ping', '--profile', 'prod', '--ca', '/dev/zero'],
      [10, 'login', '/dev/zero', '--domain', 'example.com'],
      [10, 'login', '--from-concerto', '/dev/zero'],
      [2, 'labels', 'create', '--profile', 'prod', '--from-file', '/dev/zero'],
      [2, 'api', 'POST', 'labels', '--profile', 'prod', '--input', '/dev/zero'],
    ] as const) {
      const { code, stderr, ms } = await runIn(home, words);
      assert.equal(code, expected, `${words.join(' ')}: ${stderr}`);
      assert.ok(ms < 5000, `${words.join(' ')} took ${ms} ms`);
    }
  });

  test('that are not UTF-8 are refused, and nothing of them is repeated or sent', async (t) => {
    const home = await platforms.homeOf(t);
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const wide = async (name: string, text: string): Promise<string> => {
      const path = await home.write(name, '');
      await writeFile(path, Buffer.from(`\ufeff${text}`, 'utf16le'));
      return path;
    };
    const latin = await home.write('latin.sh', '');
    await writeFile(latin, Buffer.from('#!/bin/sh\n# caf\xe9 hunter2\n', 'latin1'));
    const u16 = await wide('u16.json', '{"name": "hunter2"}');
    const key = await wide('key.pem', pem);
    const create = ['blueprint', 'scripts', 'create', '--name', 's', '--description', 'd'];
    const earlier = await platforms.asked('prod');
    for (const [expected, message, ...words] of [
      [2, 'latin.sh is not UTF-8 (byte e9 in line 2)', ...create, '--code', `@${latin}`],
      [2, 'u16.json is UTF-16: save it as UTF-8', 'labels', 'create', '--from-file', u16],
      [2, 'u16.json is UTF-16: save it as UTF-8', 'api', 'POST', 'labels', '--input', u16],
      [2, 'latin.sh is not UTF-8 (byte e9 in line 2)', 'api', 'PUT', 'labels', '-F', `x=@${latin}`],
      [10, 'is UTF-16: save it as UTF-8', 'ping', '--key', key],
      [10, 'u16.json is UTF-16: save it as UTF-8', 'ping', '--config', u16],
      [10, 'u16.json is UTF-16: save it as UTF-8', 'login', '--from-concerto', u16],
    ] as const) {
      const named = words[0] === 'login' ? ['--profile', 'new'] : ['--profile', 'prod'];
      const { code, stderr } = await runIn(home, [...words, ...named]);
      assert.equal(code, expected, stderr);
      assert.ok(stderr.includes(message), stderr);
      if (message.includes('UTF-16')) assert.match(stderr, /hint: run: .*iconv -f UTF-16 -t UTF-8/);
      assert.doesNotMatch(stderr, /hunter2|MC4C|h\0/);
    }
    assert.deepEqual(await platforms.asked('prod'), earlier);
  });
});

describe('a sandbox', { skip: withoutUsers }, () => {
  const refused: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
    'in a folder of another user': (path) => giveTo(path, stranger),
    'in a folder that others can change': (path) => chmod(path, 0o777),
    'with a folder for keys of another user': (path) => giveTo(join(path, 'private'), stranger),
    'with a folder for keys that others can change': (path) => chmod(join(path, 'private'), 0o777),
    'with settings that others can change': (path) => chmod(join(path, 'config.json'), 0o666),
    'with a CA of another user': (path) => giveTo(join(path, 'ca_cert.pem'), stranger),
  };

  for (const [kind, spoil] of Object.entries(refused)) {
    test(`${kind} is not started, with the fix`, async (t) => {
      const home = await platforms.homeOf(t);
      const dir = join(home.base, 'sandbox');
      for (const name of ['sandbox.json', 'config.json', 'ca_cert.pem', 'private/cert.key']) {
        await home.write(`sandbox/${name}`, '{"format":1}\n');
      }
      await spoil(dir);
      for (const verb of [['start', '--detach'], ['status'], ['stop'], ['reset']]) {
        const { code, stderr } = await runIn(home, ['sandbox', ...verb, '--dir', dir]);
        assert.equal(code, 10, `${verb[0]}: ${stderr}`);
        assert.match(stderr, /(?:another user|others)[\s\S]*hint: .*: ch(?:own|mod) /, verb[0]);
      }
    });
  }
});

describe('names for completion', { skip: withoutUsers }, () => {
  test('are not stored in a folder that others can change, or below one of another user', async (t) => {
    const home = await platforms.homeOf(t);
    const cache = join(home.base, 'cache');
    await home.write('cache/imco/x', '');
    const list = (): Promise<{ code: unknown; stderr: string }> =>
      runAs(['cloud', 'servers', 'list'], { env: { HOME: home.home, XDG_CACHE_HOME: cache } });
    const kept = () => readFile(join(cache, 'imco/profile'), 'utf8').catch(() => undefined);
    for (const [path, mode, user] of [
      [cache, 0o777, undefined],
      [cache, 0o755, stranger],
      [join(cache, 'imco'), 0o777, undefined],
    ] as const) {
      await giveTo(path, user);
      await chmod(path, mode);
      const { code, stderr } = await list();
      assert.deepEqual([code, stderr, await kept()], [0, '', undefined], path);
      await giveTo(path);
      await chmod(path, 0o755);
    }
    await list();
    assert.match((await kept()) ?? '', /staging/);
  });
});
