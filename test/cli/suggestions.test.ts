/** Words and flags of other tools are refused with the command of imco that is meant. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { runImco, spawnImco } from '../support/program.ts';

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const hintOf = (stderr: string): string => /^hint: (.*)$/m.exec(stderr)?.[1] ?? '';

/** What is typed, and the command in the hint; imco takes that one. */
const meant: Readonly<Record<string, string>> = {
  'servers start web-1 web-2': 'cloud servers boot web-1 web-2',
  'cloud servers stop web-1 --yes': 'cloud servers shutdown web-1 --yes',
  'cloud servers restart web-1': 'cloud servers reboot web-1',
  'servers destroy web-1 --force': 'cloud servers decommission web-1 --force',
  'servers terminate web-1': 'cloud servers decommission web-1',
  'servers terminate': 'cloud servers decommission SERVER',
  'servers stop --now': 'cloud servers shutdown SERVER',
  'server-plans list --provider aws': 'cloud server-plans list --cloud-provider aws',
  'server-plans list --region westeurope': 'cloud server-plans list --realm westeurope',
  'servers commission --name x --account a --plan p --firewall f --ssh-key k':
    'cloud servers commission --name x --cloud-account a --server-plan p --firewall-profile f --ssh-profile k',
  'server create --name x --type small --image joomla':
    'cloud servers commission --name x --server-plan small --template joomla',
  'servers list --account prod': 'cloud servers list --profile prod',
  'servers list --api-version v3': 'cloud servers list --api v3',
  'api-versions': 'status',
  'servers stop --all': 'cloud servers shutdown --all',
  'servers stop --selector state=stalled': 'cloud servers shutdown --selector state=stalled',
  'servers remove web-1': 'cloud servers decommission web-1',
  'volumes remove d3': 'storage volumes delete d3',
  'volumes mount d3 --server web-1': 'storage volumes attach d3 --server web-1',
  'servers rename web-1 web-2': 'cloud servers update web-1 --name web-2',
  'servers rename web-1': 'cloud servers update web-1 --name NAME',
  "servers describe 'a b' -o yaml": "cloud servers show 'a b' --output yaml",
  'server-arrays scale workers --size 2': 'cloud server-arrays enlarge workers --size 2',
  'servers logs web-1': 'cloud servers events web-1',
  'servers delete-server web-1': 'cloud servers decommission web-1',
  'vpns list --vpc core': 'network vpns show --vpc core',
  'get servers': 'cloud servers list',
  'get server web-1': 'cloud servers show web-1',
  'get servers/web-1 -o yaml': 'cloud servers show web-1 --output yaml',
  '-o yaml describe server web-1': 'cloud servers show web-1 --output yaml',
  'list volumes': 'storage volumes list',
  'list storage volumes': 'storage volumes list',
  'delete volume d3': 'storage volumes delete d3',
  'boot web-1 --wait=stalled': 'cloud servers boot web-1 --wait=stalled',
  'stop web-1': 'cloud servers shutdown web-1',
  ls: 'cloud servers list',
  'cloud stop web-1': 'cloud servers shutdown web-1',
  'cloud volumes list': 'storage volumes list',
  'audit servers list': 'cloud servers list',
  'servers list --json': 'cloud servers list -o json',
  'servers list --format=json': 'cloud servers list -o json',
  'servers list --format text --all': 'cloud servers list -o text',
  'labels list --yaml': 'labels list -o yaml',
  'servers list --text': 'cloud servers list -o text',
  'servers list --names': 'cloud servers list -o name',
  'servers list --name web-1': 'cloud servers list --filter name=web-1',
  'servers list -w': 'cloud servers list --watch',
  'events list -f': 'audit events list --follow',
  'servers boot web-1 -w': 'cloud servers boot web-1 --wait',
  'servers list --all': 'cloud servers list',
  'servers list -A': 'cloud servers list',
  'servers list --selector state=stalled,label=prod':
    'cloud servers list --filter state=stalled --label prod',
  'servers list -l prod': 'cloud servers list --label prod',
  'servers reboot -l label=prod': 'cloud servers reboot --selector label=prod',
  'servers reboot --label prod': 'cloud servers reboot --selector label=prod',
  'servers list -v': 'cloud servers list --debug',
  'servers list --verbose': 'cloud servers list --debug',
  'servers list --sort-by name -n 5': 'cloud servers list --sort name --limit 5',
  'servers show --id=web-1': 'cloud servers show web-1',
  'servers list web-1': 'cloud servers show web-1',
  'ping --json': 'ping -o json',
  'servers reboot web-1 --dry-run=client': 'cloud servers reboot web-1 --dry-run',
  'servers reboot web-1 -y=false': 'cloud servers reboot web-1',
  'servers reboot web-1 --yes=true': 'cloud servers reboot web-1 --yes',
  '--formatter json cloud servers list': 'cloud servers list -o json',
  '--ca-cert a --client-cert b --client-key c servers list':
    'cloud servers list --ca a --cert b --key c',
  '--concerto-endpoint https://a.example servers list':
    'cloud servers list --endpoint https://a.example',
  'servers create web-9': 'cloud servers commission --name web-9',
  'servers exec web-1 backup': 'cloud servers run-script web-1 --script backup',
  'servers execute-script web-1': 'cloud servers run-script web-1 --script SCRIPT',
  'servers untag web-1 a b': 'cloud servers label web-1 --remove a,b',
  'servers tag web-1 a': 'cloud servers label web-1 --add a',
  'servers --json': 'cloud servers list -o json',
  'servers list -o plain': 'cloud servers list --output table',
  'servers list -o md': 'cloud servers list --output markdown',
  'servers list -oyml': 'cloud servers list --output yaml',
  'volumes create -f x.yaml': 'storage volumes create --from-file x.yaml',
  'vms list': 'cloud servers list',
  'firewalls delete web': 'network firewall-profiles delete web',
  images: 'cloud generic-images list',
  'get ssh-keys': 'cloud ssh-profiles list',
  'rollout restart web-1': 'cloud servers reboot web-1',
  'servers list -n prod': 'cloud servers list --label prod',
  'get pods': 'cloud servers list',
  'logs web-1': 'cloud servers events web-1',
  'servers execute-script --server-id a --script-id b': 'cloud servers run-script a --script b',
  'run-script web-1': 'cloud servers run-script web-1 --script SCRIPT',
  'label web-1 blue': 'cloud servers label web-1 --add blue',
  'remove-label web-1': 'cloud servers label web-1 --remove LABEL',
  'servers add_label': 'cloud servers label SERVER --add LABEL',
  'audit list-events': 'audit events list',
  'audit list-system-events': 'audit system-events list',
  'cloud list-servers': 'cloud servers list',
  'cookbook-versions process-cookbook': 'blueprint cookbook-versions process COOKBOOK-VERSION',
  'status --format json': 'status -o json',
  'servers web-1': 'cloud servers show web-1',
  'servers web-1 reboot': 'cloud servers reboot web-1',
  'servers web-1 stop': 'cloud servers shutdown web-1',
  'web-1 reboot': 'cloud servers reboot web-1',
  'servers cloud list': 'cloud servers list',
  'imco servers list': 'cloud servers list',
  'compute instances list': 'cloud servers list',
  'ec2 describe-instances': 'cloud servers list',
  'servers describe-instances': 'cloud servers list',
  'get node web-1': 'cloud servers show web-1',
  'get sever web-1': 'cloud servers show web-1',
  'stop sever web-1': 'cloud servers shutdown web-1',
  'watch servers': 'cloud servers list --watch',
  'servers top': 'cloud servers list --watch',
  'servers state web-1': 'cloud servers show web-1',
  'status web-1': 'cloud servers show web-1',
  'scripts run backup': 'cloud servers run-script SERVER --script backup',
  'vpns show core': 'network vpns show --vpc core',
  'infrastructure exports show 6a75a2a2fa523f7b0f7b16ad':
    'infrastructure-exports show --archive 6a75a2a2fa523f7b0f7b16ad',
  'describe vpn core': 'network vpns show --vpc core',
  'network vpcs subnets delete a': 'network subnets delete a',
  'network vpcs subnets list --id core': 'network subnets list --vpc core',
  'network vpcs subntes list': 'network subnets list',
  'network listeners rules list --listener https/443':
    'network listener-rules list --listener https/443',
  'firewall rules list': 'network firewall-profiles list',
  'blueprint templates scripts list': 'blueprint template-scripts list',
  'templates upload app.zip': 'applications templates upload app.zip',
  'deployments update a --name b': 'extensions deployments update a --name b',
  'lb list': 'network load-balancers list',
  'lb update web --name shop': 'network load-balancers update web --name shop',
  'network domains list': 'network dns-domains list',
  'k8s clusters list': 'kubernetes clusters list',
  'k8s pools list': 'kubernetes node-pools list',
  'set policies assignments list --cloud-account-id a':
    'policy assignments list --cloud-account-id a',
  'network dns-domains record list': 'network dns-records list',
  'network load-balancers target-groups destroy web': 'network target-groups delete web',
  'network load-balancers target-groups create-target --target-group-id web --resource-type=server --resource-id a':
    'network targets add --target-group-id web --server a',
  'network load-balancers create --plan-id a --name b --cloud-account-id c --realm-id d --vpc-id e':
    'network load-balancers create --load-balancer-plan a --name b --cloud-account-id c --realm-id d --vpc-id e',
  'kubernetes clusters update a --version 1.30':
    'kubernetes clusters update a --kubernetes-version 1.30',
  'ca deployments deploy --id a --name b --inputs-from-file c.json -t 30':
    'applications templates deploy a --name b --inputs-file c.json --poll 30s --wait',
  'api -X GET /cloud/servers': 'api GET /cloud/servers',
  'api --method=delete /labels/1': 'api DELETE /labels/1',
  'servers list -f json': 'cloud servers list -o json',
  'servers shutdown web-1 -f': 'cloud servers shutdown web-1 --yes',
  'servers list -o JSON': 'cloud servers list --output json',
  'servers list -o jsno': 'cloud servers list --output json',
  'servers list -o custom-columns=N:.metadata.name,S:.state':
    'cloud servers list --columns name,state',
  'logs -f': 'audit events list --follow',
  'logs -f web-1': 'cloud servers events web-1 --follow',
  'logs --since 1h': 'audit events list --since 1h',
};

/** Lines that stand for whole commands, with what is said in place of them. */
const lines: Readonly<Record<string, string>> = {
  version: '--version',
  '-v': '--version',
  whoami: 'ping',
  me: 'ping',
  auth: 'login api-key.zip',
  'auth login': 'login api-key.zip',
  'auth status': 'ping',
  'auth logout': 'logout',
  configure: 'login api-key.zip',
  init: 'login api-key.zip',
  logs: 'audit events list',
  'start sandbox': 'sandbox start',
  'config use-context prod': 'config use prod',
  'config current-context': 'config current',
  'plugin list': 'help extensions',
  aliases: 'alias list',
  'wizard deploy': 'wizard apps deploy',
  'show status': 'status',
  'list profiles': 'config list',
  'show config': 'config show',
  'config view': 'config show',
  'config get-contexts': 'config list',
  'servers help': 'help cloud servers',
  'cloud servers help': 'help cloud servers',
};

test('a flag that a command of imco does not take is not answered with another line that fails', async () => {
  for (const [typed, see] of [
    ['sandbox start --profile x', 'sandbox start'],
    ['sandbox env --profile x', 'sandbox env'],
    ['sandbox status --debug', 'sandbox status'],
    ['config use prod --nonsense', 'config use'],
  ] as const) {
    const { code, stderr } = await runImco(wordsOf(typed), { screen: 200 });
    assert.equal(code, 2, typed);
    assert.equal(hintOf(stderr), `see "imco ${see} --help"`, stderr);
  }
});

describe('a command line of another tool', () => {
  for (const [typed, command] of Object.entries(meant)) {
    test(`imco ${typed} is refused with the command that is meant, which imco takes`, async () => {
      const { code, stdout, stderr } = await runImco(wordsOf(typed), { screen: 200 });
      assert.equal(code, 2, stderr);
      assert.equal(stdout, '');
      assert.ok(hintOf(stderr).endsWith(`use "imco ${command}"`), stderr);
      const ran = await runImco(wordsOf(command));
      // It then misses only a platform to talk to.
      assert.equal(ran.code, 10, ran.stderr);
    });
  }

  for (const [typed, command] of Object.entries(lines)) {
    test(`imco ${typed} leads to imco ${command}`, async () => {
      const { code, stderr } = await runImco(wordsOf(typed));
      assert.equal(code, 2);
      assert.equal(hintOf(stderr), `use "imco ${command}"`);
      const help = await runImco([...wordsOf(command), '--help']);
      assert.equal(help.code, 0, help.stderr);
    });
  }

  test('leads nowhere where only a far word is near, or a short one that is risky', async () => {
    for (const typed of [
      'servers wizard x',
      'servers rn x',
      'volumes stop x',
      'invoices list',
      'get ingresses',
    ]) {
      const { code, stderr } = await runImco(wordsOf(typed));
      assert.equal(code, 2);
      assert.match(hintOf(stderr), /^see "imco[^"]* --help"$/, typed);
    }
    assert.equal(hintOf((await runImco(['servers', 'shwo', 'x'])).stderr), 'did you mean show?');
  });

  test('with a typo in a verb suggests the nearest one, and the entire line only if it is harmless', async () => {
    for (const [typed, hint] of [
      ['servers decomission web-1', 'did you mean decommission?'],
      ['servers shutdwon web-1', 'did you mean shutdown?'],
      ['servers discrad x', 'did you mean discard?'],
      ['servers lst', 'did you mean list?'],
      ['logot', 'did you mean logout?'],
      ['shutdwon web-1', 'did you mean shutdown?'],
      ['boto web-1', 'did you mean "imco cloud servers boot web-1"?'],
      ['get srevers', 'did you mean "imco cloud servers list"?'],
      ['get tagrets', 'did you mean "imco network targets list"?'],
      ['help srevers', 'did you mean servers?'],
    ] as const) {
      const { code, stderr } = await runImco(wordsOf(typed));
      assert.equal(code, 2);
      assert.equal(hintOf(stderr), hint, typed);
    }
  });

  test('that is a verb of several resources with the same noun gets the commands of all', async () => {
    const { code, stderr } = await runImco(['templates', 'deploy', 'a']);
    assert.equal(code, 2);
    assert.equal(
      hintOf(stderr),
      'did you mean "imco applications templates deploy" or "imco extensions templates deploy"?',
    );
  });

  test('never leads from a resource inside another one to that one', async () => {
    // The target group would be taken for the name of a load balancer.
    for (const line of [
      'network load-balancers target-groups delete web',
      'network load-balancers target-group delete web',
      'network vpcs subnets delete web',
      'network dns-domains records delete web',
    ]) {
      const { stderr } = await runImco(wordsOf(line));
      assert.match(
        hintOf(stderr),
        /"imco network (?:target-groups|subnets|dns-records) delete web"/,
      );
    }
  });

  test('comes with a reason if that is not obvious', async () => {
    for (const [typed, reason] of [
      ['servers list --all', 'list shows everything by default: '],
      ['servers show --id x', 'put the server after "show": '],
      ['servers list web-1', 'list does not take arguments: '],
      ['status web-1', 'status does not take arguments: '],
      ['servers shutdown web-1 -f', '--yes skips the confirmation, --force the state check: '],
      ['servers list --format foo', 'available formats are table, wide, '],
    ] as const) {
      const { stderr } = await runImco(wordsOf(typed));
      assert.ok(hintOf(stderr).startsWith(reason), stderr);
    }
  });

  test('never gets a flag in its hint that the command refuses', async () => {
    for (const line of [
      'sandbox status --query running -o table',
      'sandbox status -o table --query=running',
      '-o table sandbox status --query running',
      'sandbox stop --query x -o wide',
      'sandbox env --profile prod -o wide',
    ]) {
      const { code, stderr } = await runImco(wordsOf(line));
      assert.equal(code, 2, line);
      assert.match(hintOf(stderr), /^see "imco sandbox [a-z]+ --help"$/, line);
    }
  });

  test('that shows one setting gets the command that does', async () => {
    const { code, stderr } = await runImco(['config', 'show', 'api']);
    assert.equal(code, 2);
    assert.equal(hintOf(stderr), 'use "imco config get api"');
  });

  test('with a slip in a noun gets the nearest', async () => {
    assert.equal(hintOf((await runImco(['severs', 'list'])).stderr), 'did you mean servers?');
    assert.equal(hintOf((await runImco(['volums'])).stderr), 'did you mean volumes?');
    assert.equal(hintOf((await runImco(['statsu'])).stderr), 'did you mean status?');
  });

  test('never has what may be a secret, or would fill the screen, in its hint', async () => {
    const secret = 'x'.repeat(20);
    const create = ['ssh-profiles', 'create', '--name', 'a', '--private-key', secret];
    const { stderr } = await runImco(create);
    assert.match(hintOf(stderr), /--private-key-file FILE"$/);
    assert.doesNotMatch(stderr, new RegExp(secret));
    const unknown = await runImco(['servers', 'stop', 'web-1', '--password', secret]);
    assert.equal(hintOf(unknown.stderr), 'use "imco cloud servers shutdown web-1"');
    const long = ['scripts', 'update', 'a', '--code', 'echo\n'.repeat(50), '--json'];
    assert.equal(
      hintOf((await runImco(long)).stderr),
      'use "imco blueprint scripts update a --code CODE -o json"',
    );
    const wide = ['scripts', 'update', 'a', '--description', 'long '.repeat(20), '--json'];
    assert.match(hintOf((await runImco(wide)).stderr), / --description DESCRIPTION -o json"$/);
  });

  test('has no format for a field that is missing', async () => {
    for (const line of [
      'saas-accounts create --name x',
      'saas-accounts create --name x --token=s',
      'saas-accounts create --name=x',
      'saas-accounts create --name',
      'saas-accounts list --name=x',
      'servers commission --text',
      'servers update web-1 --full',
      'login --name x',
    ]) {
      const { code, stderr } = await runImco(wordsOf(line));
      assert.equal(code, 2, stderr);
      assert.doesNotMatch(hintOf(stderr), / -o /, line);
    }
  });

  test('never repeats the password of a URL', async () => {
    const url = "https://user:hunter2's@host.example";
    for (const words of [
      ['servers', 'start', url, '--json'],
      ['servers', 'start', 'web-1', `--profile=${url}`],
      ['servers', 'rename', 'web-1', url],
      ['servers', 'list', url],
      ['servers', 'list', '-o', url],
      ['show', 'sandbox', url],
      ['labels', 'create', url],
      [url],
      ['help', url],
      ['config', 'set', url, '1'],
      ['servers', 'boot', 'a', '--poll', url],
    ]) {
      for (const format of [[], ['-o=json']]) {
        const { code, stdout, stderr } = await runImco([...words, ...format]);
        assert.notEqual(code, 0, stderr);
        assert.doesNotMatch(stdout + stderr, /hunter|user:/, words.join(' '));
      }
    }
    const { stderr } = await runImco(['servers', 'start', url]);
    assert.match(
      hintOf(stderr),
      /use "imco cloud servers boot 'https:\/\/\[redacted]@host\.example'"/,
    );
  });

  test('is refused by the built program in the same words', async () => {
    for (const [words, hint] of [
      [['servers', 'stop', 'web-1'], 'use "imco cloud servers shutdown web-1"'],
      [['whoami'], 'use "imco ping"'],
      [['servers', 'list', '--json'], 'use "imco cloud servers list -o json"'],
    ] as const) {
      const { code, stdout, stderr } = await spawnImco(words);
      assert.deepEqual({ code, stdout, hint: hintOf(stderr) }, { code: 2, stdout: '', hint });
    }
    const json = await spawnImco(['servers', 'stop', 'web-1', '-o=json']);
    assert.match(JSON.parse(json.stderr).error.hint, /^use "imco cloud servers shutdown /);
  });
});

describe('a target that is not there', () => {
  const runs = faultyRuns();
  const rows = [
    { id: '64f29201d653adb21c9b5dcb', name: 'web-1', state: 'inactive', label_ids: [] },
    { id: '66f7137c0dd6014b8c216bdc', name: 'web 2', state: 'inactive', label_ids: [] },
  ];

  test('gets a suggestion', async (context) => {
    for (const [words, hint] of [
      [
        ['boot', 'web-1', '--wait', 'operational'],
        'write the state to wait for as --wait=operational',
      ],
      [['boot', '--wait', 'stalled', 'web-1'], 'write the state to wait for as --wait=stalled'],
      [['boot', 'web-1', '--wait', '5m'], 'write the longest wait as --wait --timeout 5m'],
      [['boot', 'web-1,web 2'], "separate names with spaces: web-1 'web 2'"],
      [['boot', 'web-1, web 2'], "separate names with spaces: web-1 'web 2'"],
      [['boot', 'web-1,'], 'separate names with spaces: web-1'],
      [['boot', 'server/web-1'], 'give only the name: web-1'],
      [['show', 'servers/web 2'], "give only the name: 'web 2'"],
      [['boot', 'web-*'], "use patterns with --selector, or with --filter in a list: 'name=web-*'"],
      [['show', 'nothing'], 'see "imco cloud servers list"'],
      [['boot', 'web-1,nothing'], 'separate names with spaces, not commas'],
      [['show', '64f2'], 'an id prefix needs at least 6 digits'],
      [['boot', 'id:64f', 'web-1'], 'an id prefix needs at least 6 digits'],
      [['show', 'web-3'], 'did you mean web-1?'],
    ] as const) {
      const ran = await runs.play(context, ['servers', ...words], [answer(200, rows)]);
      assert.equal(ran.code, 3, ran.stderr);
      assert.equal(hintOf(ran.stderr), hint, words.join(' '));
      assert.deepEqual(ran.requests, ['GET /v2/cloud/servers']);
    }
    const missing = { error: 'not found' };
    const byId = await runs.play(context, ['servers', 'show', 'id:64f'], [answer(404, missing)]);
    assert.equal(hintOf(byId.stderr), 'an id prefix needs at least 6 digits');
    const none = await runs.play(context, ['servers', 'show', 'abc'], [answer(200, rows)]);
    assert.equal(hintOf(none.stderr), 'see "imco cloud servers list"');
    const several = await runs.play(context, ['servers', 'boot', 'x9', 'y9'], [answer(200, rows)]);
    assert.equal(hintOf(several.stderr), 'see "imco cloud servers list"');
    assert.match(several.stderr, /^ {2}server "x9" not found\n {2}server "y9" not found$/m);
  });
});
