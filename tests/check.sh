#!/usr/bin/env bash
# Runs the unit tests and the suites with the plain build and with the sanitizers' build, both
# at once, shows what failed, and sums up. `make check` has built both. What each test printed
# stays in $BUILD/check.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
KEPT=$BUILD/check

# A finding must not look like the tools' own 0, 1 and 2.
export ASAN_OPTIONS=detect_leaks=1:exitcode=99
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1:exitcode=99
export LSAN_OPTIONS=exitcode=99

# count NAME STATUS: reads TAP; prints how many passed, failed and were skipped, and each failure
# with all that was said of it on standard error. A plan that was not kept is a failure.
count() {
	awk -v name="$1" -v status="$2" '
		function show(line) { print line > "/dev/stderr" }
		/^1\.\.[0-9]+/ { planned = substr($0, 4) + 0; next }
		/^ok / { failing = 0; if (/# skip/) skipped++; else passed++; next }
		/^not ok / { failing = 1; failed++; show(name ": " $0); next }
		{ said = said $0 "\n" }
		failing { show($0) }
		END {
			if (passed + failed + skipped != planned || (status != 0 && failed == 0)) {
				failed++
				show(name ": ended with status " status " and kept no plan:")
				show(said)
			}
			print passed + 0, failed + 0, skipped + 0
		}'
}

# suite LABEL NAME COMMAND...: runs the command, which prints TAP.
suite() {
	local log=$KEPT/$1/$2.tap name="$1 $2" status=0
	shift 2
	"$@" >"$log" 2>&1 || status=$?
	count "$name" "$status" <"$log"
}

# leg LABEL FOLDER: all tests with the binaries of a folder; prints a line of counts for each.
leg() {
	local test
	export CRISIS_BIN=$2
	rm -rf "${KEPT:?}/$1"
	mkdir -p "$KEPT/$1"
	for test in tests/unit/*.c; do
		test=$(basename "$test" .c)
		suite "$1" "$test" "$2/unit/$test"
	done
	for test in tests/*.bats; do
		suite "$1" "$(basename "$test")" bats --formatter tap "$test"
	done
}

mkdir -p "$KEPT"
echo "Testing $BUILD and $BUILD/asan; what each test says is kept in $KEPT."
leg asan "$BUILD/asan" >"$KEPT/asan.counts" &
leg plain "$BUILD" >"$KEPT/plain.counts"
wait

awk '{ passed += $1; failed += $2; skipped += $3 }
	END { print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped"
		exit failed > 0 || passed == 0 }' "$KEPT/plain.counts" "$KEPT/asan.counts"
