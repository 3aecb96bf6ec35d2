#!/usr/bin/env bash
# What crisis-case does under load: how it grows from ten thousand cases to a million, eight writers at
# once for a minute, and two hundred kills.
#   make soak-ledger      CASES: the largest count; the folder needs about 3 GB for a million
set -eu
cd "$(dirname "$0")/../.."
CRISIS_BIN=$(cd "${BUILD:-build}" && pwd)
export CRISIS_BIN CRISIS_NOW=2026-11-20T12:00:00Z CRISIS_BY=ana
unset CRISIS_PLAN CRISIS_LEDGER
PATH=$CRISIS_BIN:$PATH
here=$PWD
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

# milliseconds COMMAND...: the best of five.
milliseconds() {
	local best=999999 start took
	for _ in 1 2 3 4 5; do
		start=$(date +%s%N)
		"$@" >"$dir/out" || :
		took=$((($(date +%s%N) - start) / 100000))
		[ "$took" -ge "$best" ] || best=$took
	done
	printf '%d.%d' $((best / 10)) $((best % 10))
}

# few LEDGER: makes all cases closed but a thousand, of which the clocks run.
few() {
	crisis-case list --ledger "$1" | tail -n +1001 | crisis-case close --ledger "$1" >"$dir/out"
}

printf '%10s %12s %10s %10s %10s %12s %10s %10s\n' cases 'new cases/s' 'again/s' 'show ms' 'due ms' 'due -q ms' 'verb ms' 'MB'
for count in 10000 100000 "${CASES:-1000000}"; do
	ledger=$dir/$count.db
	"$CRISIS_BIN/bench/cases" "$count" >"$dir/posts"
	start=$(date +%s%N)
	crisis-case sync --ledger "$ledger" "$dir/posts" >"$dir/out"
	new=$(($(date +%s%N) - start))
	start=$(date +%s%N)
	crisis-case sync --ledger "$ledger" "$dir/posts" >"$dir/out"
	again=$(($(date +%s%N) - start))
	few "$ledger"
	printf '%10d %12d %10d %10s %10s %12s %10s %10d\n' "$count" \
		$((count * 1000000000 / new)) $((count * 1000000000 / again)) \
		"$(milliseconds crisis-case show --ledger "$ledger" C-2026-005000)" \
		"$(milliseconds crisis-case due --ledger "$ledger")" \
		"$(milliseconds crisis-case due -q --ledger "$ledger")" \
		"$(milliseconds crisis-case note --ledger "$ledger" C-2026-005000)" \
		$(($(stat -c %s "$ledger") / 1000000))
	crisis-case verify --ledger "$ledger" >"$dir/out"
	rm -f "$ledger"* "$dir/posts"
done
mkdir "$dir/writers" "$dir/killed"
bash "$here/tests/bench/writers.sh" "$dir/writers" 60
bash "$here/tests/bench/killed.sh" "$dir/killed" 200
