#!/usr/bin/env bash
# Eight writers on one ledger at once, for some seconds: two sync filters and six verbs in loops.
# Afterwards every line that came out must be in the ledger, and the ledger sound.
#   writers.sh FOLDER SECONDS      CRISIS_BIN: the folder of the binaries
set -u
cd "$1" || exit 2
seconds=$2
PATH=$CRISIS_BIN:$PATH
export CRISIS_LEDGER=$PWD/writers.db CRISIS_NOW=2026-11-22T12:00:00Z CRISIS_BY=ana
rm -f writers.db* said.* synced.*

# posts WRITER ROUND: a hundred, of which some join cases of the other writer.
posts() {
	awk -v w="$1" -v r="$2" 'BEGIN { for (n = 0; n < 100; n++)
		printf "{\"v\":1,\"id\":\"%s-%d-%d\",\"platform\":\"x\",\"author_id\":\"a%s-%d-%d\",\"conversation_id\":\"%d\",\"text\":\"t\",\"route\":{\"team\":\"care\",\"severity\":\"low\",\"answer\":true,\"answer_by\":\"2026-11-22T16:00:00Z\"}}\n", w, r, n, w, r, n, r * 10 + n % 10 }'
}

# again COMMAND...: in a loop until the time is over; counts the lines that came out.
again() {
	local name=$1 round=0
	shift
	while [ "$SECONDS" -lt "$seconds" ]; do
		"$@" "$((round++))" || echo "$name: status $?" >&2
	done >"said.$name"
}

sync() {
	posts "$1" "$2" | crisis-case sync >>"synced.$1"
}

verb() {
	local verb=$1
	shift
	set -- "${@:1:$#-1}" "C-2026-00000$((1 + ${!#} % 9))"
	crisis-case "$verb" "$@"
}

posts 0 0 | crisis-case sync >synced.0
SECONDS=0
again sync1 sync 1 &
again sync2 sync 2 &
again acknowledge verb acknowledge &
again note verb note -n 'some words' &
again assign verb assign --to bo --due 1h &
again answer verb answer -t text &
again offline verb offline --channel phone &
again followup verb follow-up --due 1d &
wait

entered=$(cat said.acknowledge said.note said.assign said.answer said.offline said.followup | wc -l)
kept=$(crisis-case export | jq -r 'select(.actor == "ana") | .seq' | wc -l)
[ "$entered" = "$kept" ] || echo "$entered verbs said that they were done, $kept are in the ledger" >&2
jq -r '.id + " " + .case.number' synced.* | sort >passed
crisis-case export | jq -r 'select(.verb == "open" or .verb == "post") | .private.id + " " + .number' |
	sort >found
cmp -s passed found || echo "posts that were passed on are not those in the ledger" >&2
crisis-case verify >sound || exit 1
echo "$entered verbs and $(wc -l <passed) posts by eight writers in $seconds s, none lost"
