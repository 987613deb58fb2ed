#!/bin/sh
# An operator's day on a sandbox: each command is shown before it runs.
# Start it with "npm run demo".
set -eu

say() {
  printf '\n# %s\n' "$*"
}

# Shows a command and runs it; the demo ends if it fails.
run() {
  printf '$'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:=@,-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@"
}

# Shows a command that is expected to fail, and its exit code; the demo ends if it succeeds.
run_failing() {
  code=0
  run "$@" || code=$?
  printf '(exit code %s)\n' "$code"
  [ "$code" -ne 0 ]
}

say 'Check the connection and the certificate'
run imco ping

say 'List the servers'
run imco cloud servers list

say 'Show one of them, by name'
run imco cloud servers show db-01

say 'Create a server: related resources are given by name'
run imco cloud servers commission --name web-1 --template joomla --server-plan Standard_B2s \
  --cloud-account azure-prod --ssh-profile ops-team --firewall-profile web --wait

say 'Boot it and wait until it is operational'
run imco cloud servers boot web-1 --wait

say 'Boot three more servers at once'
run imco cloud servers boot app-1 app-2 app-3 --wait

say 'Show the events of a server'
run imco cloud servers events web-1

say 'Reboot it, and run one of the scripts of its template'
run imco cloud servers reboot web-1 --yes --wait
run imco cloud servers scripts web-1
run imco cloud servers run-script web-1 --script rotate-logs

say 'A typo: the name does not exist'
run_failing imco cloud servers show wbe-1

say 'A server in the wrong state: nothing is sent'
run_failing imco cloud servers decommission web-1 --yes

say 'Print the requests without sending them'
run imco cloud servers shutdown web-1 --dry-run

say 'Shut it down and decommission it'
run imco cloud servers shutdown web-1 --yes --wait
run imco cloud servers decommission web-1 --yes --wait

say 'The list as JSON: count the servers by state'
printf '%s\n' "\$ imco cloud servers list -o json | node -e '...count by state...'"
imco cloud servers list -o json | node -e '
  const servers = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const count = {};
  for (const { state } of servers) count[state] = (count[state] ?? 0) + 1;
  console.table(count);
'

say 'End of the demo.'
